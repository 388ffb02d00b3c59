import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { addVisitEvent, type VisitHappening } from './addVisitEvent.ts'
import { mergeVisit } from './mergeVisit.ts'
import { storyOfVisit } from './storyOfVisit.ts'

const started: VisitHappening = { kind: 'started' }
const held: VisitHappening = { kind: 'held', why: 'Awaiting part' }
const resumed: VisitHappening = { kind: 'resumed' }

describe('the story of a visit', () => {
  test.each<[string, readonly VisitHappening[], string]>([
    ['arrived', [], 'waiting'],
    ['started', [started], 'in service'],
    ['held', [started, held], 'on hold'],
    ['resumed', [started, held, resumed], 'in service'],
    ['closed', [started, closedAs('fixed')], 'closed'],
    ['left before service', [{ kind: 'abandoned' }], 'abandoned'],
    ['did not come when called', [{ kind: 'no-show' }], 'no-show'],
    ['came back after no-show', [{ kind: 'no-show' }, { kind: 'returned to queue' }], 'waiting'],
  ])('%s', (_name, happenings, state) => {
    const visit = aVisit(happenings)
    expect(visit.state).toBe(state)
    expect(visit.isOpen).toBe(['waiting', 'in service', 'on hold'].includes(state))
  })

  test('hold is counted in milliseconds, and only while it runs', () => {
    expect(aVisit([started, held, resumed]).heldMs).toBe(60_000)
    expect(aVisit([started, held, closedAs('fixed')]).heldMs).toBe(60_000)
  })

  test('SY15 wait, hold and service are told by corrected time: a tablet whose clock is ten minutes ahead closes it', () => {
    const ahead = { clockOffsetMs: -600_000, tabletId: 'tablet-b' }
    const begun = addVisitEvent(aVisit(), started, aStamp(4))
    const heldThere = addVisitEvent(begun, held, aStamp(16, ahead))
    const resumedHere = addVisitEvent(heldThere, resumed, aStamp(7))
    const visit = addVisitEvent(resumedHere, closedAs('fixed'), aStamp(20, ahead))
    const minutes = (ms: number | null | undefined) => (ms ?? Number.NaN) / 60_000
    const wait = minutes(begun.waitMs)
    expect(wait).toBeGreaterThan(0)
    expect([minutes(visit.waitMs), minutes(visit.heldMs), minutes(visit.serviceMs)]).toEqual([wait, 1, 5])
  })

  test('an undone outcome leaves the story but not the list', () => {
    const visit = aVisit([started, closedAs('fixed')])
    const closing = visit.events.at(-1)
    const undone = addVisitEvent(visit, { kind: 'undone', eventId: closing?.id ?? '' }, aStamp(3))
    expect(undone).toMatchObject({ state: 'in service', outcome: null, closedAt: null })
    expect(undone.events).toContain(closing)
  })

  test('nothing takes an arrival back', () => {
    const arrived = aVisit([started])
    const undone = addVisitEvent(arrived, { kind: 'undone', eventId: arrived.events[0]?.id ?? '' }, aStamp(5))
    expect(undone).toEqual({ ...arrived, events: undone.events })
    expect(addVisitEvent(undone, closedAs('fixed'), aStamp(6))).toMatchObject({ state: 'closed', outcome: 'fixed' })
  })

  test('an event that a newer app added is kept and has no effect', () => {
    const visit = aVisit([started])
    const newer = { ...aStamp(5), seq: 9, kind: 'teleported' } as never
    expect(storyOfVisit([...visit.events, newer])).toEqual(storyOfVisit(visit.events))
  })

  test('a correction says the outcome, and settles what two tablets closed differently', () => {
    const before = aVisit([started])
    const mine = addVisitEvent(before, closedAs('fixed'), aStamp(3, { id: 'mine' }))
    const both = mergeVisit(before, mine, addVisitEvent(before, closedAs('not fixed'), aStamp(4, { id: 'theirs' })))
    expect(both.attention).toHaveLength(1)
    const correction: VisitHappening = { kind: 'corrected', outcome: 'advice', escalatedTo: null, why: 'Asked them' }
    const settled = addVisitEvent(both, correction, aStamp(5, { id: 'settled' }))
    expect(settled).toMatchObject({ state: 'closed', outcome: 'advice', attention: [] })
    const again = addVisitEvent(settled, { kind: 'undone', eventId: 'settled' }, aStamp(6, { id: 'undone' }))
    expect(again).toMatchObject({ outcome: 'fixed', attention: both.attention })
  })

  test('a correction of a visit that was opened again says nothing', () => {
    const closed = aVisit([started, closedAs('fixed')])
    const corrected = addVisitEvent(
      closed,
      { kind: 'corrected', outcome: 'advice', escalatedTo: null, why: 'Mistyped' },
      aStamp(5, { id: 'corrected' }),
    )
    const closing = closed.events.at(-1)?.id ?? ''
    const reopened = addVisitEvent(corrected, { kind: 'undone', eventId: closing }, aStamp(6, { id: 'u' }))
    expect(reopened).toMatchObject({ state: 'in service', outcome: null })
    expect(addVisitEvent(reopened, closedAs('not fixed'), aStamp(7, { id: 'anew' })).outcome).toBe('not fixed')
  })

  test('two tablets that close apart with different outcomes: the first stands, and a person is asked', () => {
    const before = aVisit([started])
    const here = addVisitEvent(before, closedAs('fixed'), aStamp(4, { tabletId: 'tablet-a' }))
    const there = addVisitEvent(before, closedAs('not fixed'), aStamp(5, { tabletId: 'tablet-b' }))
    const merged = mergeVisit(before, here, there)
    expect(merged.outcome).toBe('fixed')
    expect(merged.attention).toEqual([
      { kind: 'outcomes differ', eventIds: [here.events.at(-1)?.id, there.events.at(-1)?.id] },
    ])
    expect(merged.events).toHaveLength(before.events.length + 2)
  })

  test('closed here, left the queue there: help was given, and a person is asked', () => {
    const before = aVisit([started])
    const here = addVisitEvent(before, { kind: 'abandoned' }, aStamp(4))
    const there = addVisitEvent(before, closedAs('fixed'), aStamp(5))
    const merged = mergeVisit(before, here, there)
    expect(merged.state).toBe('closed')
    expect(merged.attention.map((entry) => entry.kind)).toEqual(['closed and abandoned'])
  })
})
