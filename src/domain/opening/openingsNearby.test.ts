import { expect, test } from 'vitest'
import type { Opening } from './opening.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { openingsNearby } from './openingsNearby.ts'

const { bar, sites } = aWorkplace()
const here = sites[0] ?? expect.unreachable()
const far = { ...here, id: 'site:croydon', siteId: 'croydon', name: 'Croydon', bcu: 'South' }
const near = { ...here, id: 'site:brixton', siteId: 'brixton', name: 'Brixton' }
const opening = (siteId: string, day: string, from: string, barId = 'another'): Opening => ({
  id: `opening:${siteId}:${day}:${from}`,
  type: 'opening',
  schema: 1,
  barId,
  siteId,
  day,
  from,
  to: '15:00',
})

test('the next three of other crews in this part of the force, soonest first; not what is over, far off or weeks ahead', () => {
  const openings = [
    opening('brixton', '2026-11-26', '09:00'),
    opening('brixton', '2026-11-24', '09:00'),
    opening('brixton', '2026-11-23', '09:00'),
    opening('croydon', '2026-11-25', '09:00'),
    opening('brixton', '2026-11-25', '12:00'),
    opening('brixton', '2026-11-25', '09:00'),
    opening('brixton', '2026-12-20', '09:00'),
    opening('brixton', '2026-11-24', '10:00', bar.barId),
  ]
  const found = openingsNearby(bar, openings, [near, far], new Date('2026-11-24T10:00:00Z'))
  expect(found.map(({ place, opening: { day, from } }) => `${place} ${day} ${from}`)).toEqual([
    'Brixton 2026-11-24 09:00',
    'Brixton 2026-11-25 09:00',
    'Brixton 2026-11-25 12:00',
  ])
  expect(openingsNearby(bar, openings, [near], new Date('2026-11-24T15:00:00Z'))[0]?.opening.day).toBe('2026-11-25')
})
