import { expect, test } from 'vitest'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import type { Opening } from './opening.ts'
import { nextOpeningsAt } from './nextOpeningsAt.ts'

const { bar } = aWorkplace()
const now = new Date('2026-11-24T10:00:00Z')
const opening = (day: string, siteId: string): Opening => ({
  id: `opening:${bar.barId}:${day}`,
  type: 'opening',
  schema: 1,
  barId: bar.barId,
  siteId,
  day,
  from: '09:00',
  to: '15:00',
})

test('a crew comes back to a site by the rota: not today, not elsewhere, not in two months', () => {
  const rota = [
    opening('2026-11-24', 'kennington'),
    opening('2026-11-25', 'brixton'),
    opening('2026-12-01', 'kennington'),
    opening('2026-12-08', 'kennington'),
    opening('2027-01-20', 'kennington'),
  ]
  expect(nextOpeningsAt(bar, rota, 'kennington', now).map(({ day }) => day)).toEqual(['2026-12-01', '2026-12-08'])
})

test('a desk is there on its next five days by its hours', () => {
  const hours = { weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }
  const desk = { ...bar, kind: 'desk' as const, siteId: 'croydon', hours }
  const days = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01']
  expect(nextOpeningsAt(desk, [], 'croydon', now).map(({ day }) => day)).toEqual(days)
})
