import { expect, test } from 'vitest'
import { isBarOpen } from './isBarOpen.ts'

const opening = {
  id: 'opening:croydon-desk:2026-11-24',
  type: 'opening' as const,
  schema: 1 as const,
  barId: 'croydon-desk',
  siteId: 'croydon',
  day: '2026-11-24',
  from: '08:30',
  to: '17:00',
}
const at = (clock: string) => new Date(`2026-11-24T${clock}:00.000Z`)
const notOpened = { kind: 'not opened' } as const
const opened = { kind: 'opened', at: at('09:10').toISOString(), siteId: 'croydon', personId: 'alex' } as const
const closed = { ...opened, kind: 'closed' } as const

test.each([
  ['before its hours', '08:29', 0, false],
  ['in its hours', '16:50', 0, true],
  ['after the last check-in', '16:50', 15, false],
])('a desk is open by its hours, and nobody has to open it: %s', (_when, clock, endsEarlier, isOpen) => {
  expect(isBarOpen({ bar: { kind: 'desk' }, opening, doors: notOpened }, at(clock), endsEarlier)).toBe(isOpen)
})

test.each([
  [notOpened, '10:00', false],
  [opened, '10:00', true],
  [opened, '18:00', true],
  [closed, '10:00', false],
])('a pop-up is open when its technician says so: %o at %s', (doors, clock, isOpen) => {
  expect(isBarOpen({ bar: { kind: 'popup' }, opening, doors }, at(clock))).toBe(isOpen)
  expect(isBarOpen({ bar: { kind: 'popup' }, opening: null, doors }, at(clock))).toBe(isOpen)
})
