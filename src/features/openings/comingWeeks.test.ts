import { expect, test } from 'vitest'
import type { Opening } from '../../domain/opening/opening.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { comingWeeks } from './comingWeeks.ts'

// A Tuesday.
const now = new Date('2026-11-24T10:00:00Z')
const { bar } = aWorkplace()
const openingAt = (day: string): Opening => ({
  id: `opening:${bar.barId}:${day}`,
  type: 'opening',
  schema: 1,
  barId: bar.barId,
  siteId: 'kennington',
  day,
  from: '09:00',
  to: '16:00',
})

test('openings stand by week, from today on, and a week without one is left out', () => {
  const rota = ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-14'].map(openingAt)
  const weeks = comingWeeks(bar, rota, now)
  expect(weeks.map(({ title, openings }) => [title, openings.map(({ day }) => day)])).toEqual([
    ['This week', ['2026-11-24']],
    ['Next week', ['2026-11-30']],
    ['Week of Mon 14 Dec', ['2026-12-14']],
  ])
})

test('a desk is open by its hours', () => {
  const desk = {
    ...bar,
    kind: 'desk' as const,
    siteId: 'brixton',
    hours: { weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' },
  }
  expect(comingWeeks(desk, [], now).map(({ openings }) => openings.length)).toEqual([4, 5, 5, 5])
})
