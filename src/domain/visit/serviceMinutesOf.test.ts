import { expect, test } from 'vitest'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { serviceMinutesOf } from './serviceMinutesOf.ts'

// Events come a minute apart from 09:00 on, the arrival first.
const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute))
const held = [{ kind: 'started' }, { kind: 'held', why: 'Awaiting part' }] as const

test.each([
  ['before the start', aVisit(), 20, null],
  ['while it runs', aVisit([{ kind: 'started' }]), 20, 19],
  ['while on hold', aVisit(held), 20, 1],
  ['after a hold', aVisit([...held, { kind: 'resumed' }]), 20, 18],
  ['after the closing', aVisit([{ kind: 'started' }, { kind: 'noted', text: 'Done' }, closedAs('fixed')]), 20, 2],
  ['by a clock set back', aVisit([{ kind: 'started' }]), -5, 0],
])('%s', (_, visit, minute, minutes) => {
  expect(serviceMinutesOf(visit, at(minute))).toBe(minutes)
})
