import { expect, test } from 'vitest'
import { isOpenAt } from './isOpenAt.ts'
import type { Opening } from './opening.ts'

const opening: Opening = {
  id: 'opening:lambeth-popup:2026-11-24',
  type: 'opening',
  schema: 1,
  barId: 'lambeth-popup',
  siteId: 'kennington',
  day: '2026-11-24',
  from: '09:00',
  to: '17:00',
}

test.each([
  ['08:59', false],
  ['09:00', true],
  ['16:44', true],
  ['16:45', false],
])('at %s it is open for who checks in at least a quarter of an hour before its end: %s', (clock, isOpen) => {
  expect(isOpenAt(opening, new Date(`2026-11-24T${clock}:00`), 15)).toBe(isOpen)
})

test.each<[string, Partial<Opening>]>([
  ['an end that no clock says', { to: '99:99' }],
  ['a day that no calendar has', { day: '2026-02-31' }],
])('%s, as a slip at the centre, is never open and breaks no screen', (_what, slip) => {
  expect(isOpenAt({ ...opening, ...slip }, new Date('2026-11-24T10:00:00'))).toBe(false)
})
