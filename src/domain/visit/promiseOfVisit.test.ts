import { expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { addVisitEvent } from './addVisitEvent.ts'
import { isPromisedAt } from './isPromisedAt.ts'
import { mergeVisit } from './mergeVisit.ts'

const promised = { kind: 'promised', what: 'Battery', siteId: 'kennington', dueOn: '2026-12-01' } as const
const visit = aVisit([{ kind: 'started' }, promised, closedAs('not fixed')])

test('a promise outlives the closing of its visit, until it is kept or taken back', () => {
  expect(visit).toMatchObject({ state: 'closed', isPromised: true, promise: { what: 'Battery', eventId: 'event-2' } })
  const kept = addVisitEvent(visit, { kind: 'promise kept' }, aStamp(9))
  expect([kept.isPromised, kept.promise]).toEqual([false, null])
  const takenBack = addVisitEvent(visit, { kind: 'undone', eventId: 'event-2' }, aStamp(9))
  expect(takenBack.isPromised).toBe(false)
  const better = addVisitEvent(visit, { ...promised, what: 'Charger' }, aStamp(8))
  // The one that it replaced does not come back.
  expect(addVisitEvent(better, { kind: 'undone', eventId: 'event-8' }, aStamp(9)).promise).toBeNull()
  const again = addVisitEvent(kept, { ...promised, what: 'Charger' }, aStamp(10))
  expect(again.promise?.what).toBe('Charger')
})

test.each([
  ['the day it is due', 'kennington', '2026-12-01', true],
  ['a later opening, since it was not kept', 'kennington', '2026-12-08', true],
  ['an opening before', 'kennington', '2026-11-30', false],
  ['another site', 'brixton', '2026-12-01', false],
])('it shows up on %s', (_when, siteId, day, isShown) => {
  expect(isPromisedAt(visit, { siteId, day })).toBe(isShown)
})

test('a promise kept on one tablet is not open again after the other’s note', () => {
  const mine = addVisitEvent(visit, { kind: 'promise kept' }, aStamp(9, { tabletId: 'tablet-2' }))
  const theirs = addVisitEvent(visit, { kind: 'noted', text: 'Rang' }, aStamp(20))
  expect(mergeVisit(visit, mine, theirs).isPromised).toBe(false)
  expect(mergeVisit(visit, theirs, mine).isPromised).toBe(false)
})
