import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aKitIssue, kitAnswers } from '../../testing/aKitIssue.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { addSwapEvent, undoSwap } from '../swap/addSwapEvent.ts'
import { undoKitIssue } from '../kit/recordKitIssue.ts'
import { addVisitEvent } from '../visit/addVisitEvent.ts'
import { cameBack } from './cameBack.ts'
import { loansOutOf } from './loansOutOf.ts'
import { recordStockCount } from './recordStockCount.ts'
import { type Movement, recordStockMovement } from './recordStockMovement.ts'
import type { StockCount } from './stockCount.ts'
import { type Sanitisation, type StockMovement, whatItIs } from './stockMovement.ts'
import { stockroomOf } from './stockroomOf.ts'
import { createWhereaboutsFold, type StockRecords, whereaboutsOf } from './whereaboutsOf.ts'

const { outgoing, incoming } = swapAnswers
const bag = { barId: 'lambeth-popup', openingId: '', by: 'install-1' }
const device = (assetTag: string) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })

const moved = (assetTag: string, minute: number, changes: Partial<Movement> = {}): StockMovement =>
  recordStockMovement(
    {
      ...bag,
      id: `stock-movement:${assetTag}-${minute}`,
      device: device(assetTag),
      direction: 'in',
      why: 'Delivery',
      ...changes,
    },
    aStamp(minute, { id: `moved-${assetTag}-${minute}` }),
  )
const counted = (minute: number, differences: Partial<StockCount>): StockCount =>
  recordStockCount(
    { ...bag, id: `stock-count:${minute}`, seen: [], missing: [], found: [], ...differences },
    aStamp(minute, { id: `counted-${minute}` }),
  )
const placeOf = (assetTag: string, records: Partial<StockRecords>) =>
  whereaboutsOf({ moves: [], swaps: [], visits: [], ...records }).get(assetTag)?.place
const passed: Sanitisation = {
  method: 'overwritten',
  tool: null,
  verifiedBy: 'Ben Hale',
  certificate: null,
  result: 'passed',
}

test('what is kept for loans is lent, is offered to no swap, and is for loans again when it is back', () => {
  const holding = { state: 'for loans', reason: null } as const
  const moves = [moved('L1', 1), moved('L1', 2, { direction: 'out', holding })]
  const kept = whereaboutsOf({ moves, swaps: [], visits: [] })
  expect(kept.get('L1')).toMatchObject({ place: { kind: 'in stock' }, hold: holding })
  expect(stockroomOf(kept)).toEqual([])
  const lent = { ...closedAs('loaner issued'), loaner: { assetTag: 'L1', dueOn: '2026-12-08' } }
  const loan = addVisitEvent(aVisit([{ kind: 'started' }]), lent, aStamp(40))
  const back = addVisitEvent(loan, { kind: 'loaner back', assetTag: 'L1', condition: 'good', note: null }, aStamp(50))
  expect(whereaboutsOf({ moves, swaps: [], visits: [loan] }).get('L1')?.place.kind).toBe('lent')
  const sanitised = moved('L1', 60, { why: 'Sanitised', sanitisation: passed })
  const again = whereaboutsOf({ moves: [...moves, sanitised], swaps: [], visits: [back] })
  expect(again.get('L1')).toMatchObject({ place: { kind: 'in stock' }, hold: holding, isUsed: false })
})

describe('where a device is', () => {
  test('a swap issues the new one, and hands the old one in', () => {
    const swaps = [aSwap()]
    expect(placeOf(outgoing.assetTag, { swaps })).toMatchObject({
      kind: 'issued',
      issue: { recordId: 'swap:1', to: 'PC Osei' },
    })
    expect(placeOf(incoming.assetTag, { swaps })).toEqual({ kind: 'handed in', from: 'PC Osei', hasFailed: false })
    expect(placeOf(incoming.assetTag, { swaps: [undoSwap(aSwap(), aStamp(31, { id: 'u' }))] })).toBeUndefined()
  })

  test('an old device that comes later is with its holder until it is in', () => {
    const later = aSwap({ incoming: { ...incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })
    expect(placeOf(incoming.assetTag, { swaps: [later] })).toEqual({
      kind: 'with holder',
      holder: 'PC Osei',
      dueOn: '2026-12-01',
      swapId: 'swap:1',
    })
    // However it comes in, its data is still on it.
    const taken = moved(incoming.assetTag, 40)
    expect(placeOf(incoming.assetTag, { swaps: [later], moves: [taken] })).toMatchObject({ kind: 'handed in' })
    const back = addSwapEvent(later, { kind: 'old device in', stockroom: 'Bag' }, aStamp(50, { id: 'back' }))
    expect(placeOf(incoming.assetTag, { swaps: [back] })).toMatchObject({ kind: 'handed in' })
  })

  describe('an old device that came in another way is moved no more by its swap', () => {
    const old = incoming.assetTag
    const later = aSwap({ incoming: { ...incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })
    const said = addSwapEvent(later, { kind: 'old device in', stockroom: 'Bag' }, aStamp(90, { id: 'said' }))
    const taken = moved(old, 40)
    const sanitised = moved(old, 45, { why: 'Sanitised', sanitisation: passed })
    const lent = { ...closedAs('loaner issued'), loaner: { assetTag: old, dueOn: '2026-12-08' } }
    const loan = addVisitEvent(aVisit([{ kind: 'started' }], { id: 'visit:3' }), lent, aStamp(50, { id: 'lent' }))

    test.each<[string, readonly StockMovement[], StockRecords['visits'], object]>([
      ['sanitised meanwhile', [taken, sanitised], [], { kind: 'in stock' }],
      ['lent meanwhile', [taken, sanitised], [loan], { kind: 'lent', dueOn: '2026-12-08' }],
      ['gone meanwhile', [taken, moved(old, 50, { direction: 'out', why: 'For repair' })], [], { kind: 'gone' }],
      ['taken in, and still here', [taken], [], { kind: 'handed in', from: 'PC Osei' }],
    ])('%s', (_, moves, visits, place) => {
      expect(placeOf(old, { swaps: [said], moves, visits })).toMatchObject(place)
    })

    test('and is moved by the swap that it is promised by now', () => {
      const now = { ...later, id: 'swap:2', events: later.events.map((event) => ({ ...event, ...aStamp(60) })) }
      const events = now.events.map((event) => ({ ...event, id: `again-${event.id}`, seq: 1 }))
      expect(placeOf(old, { swaps: [said, { ...now, events }], moves: [taken, sanitised] })).toMatchObject({
        kind: 'with holder',
        swapId: 'swap:2',
      })
    })

    test('one that was said to be lost comes in by its swap all the same', () => {
      const lost = aSwap({ incoming: { ...incoming, return: { kind: 'lost', reference: null } } })
      const turnedUp = addSwapEvent(lost, { kind: 'old device in', stockroom: 'Bag' }, aStamp(90, { id: 'up' }))
      expect(placeOf(old, { swaps: [turnedUp] })).toMatchObject({ kind: 'handed in', from: 'PC Osei' })
    })
  })

  test('what came back goes out again once its data was removed, and not if that failed', () => {
    const old = incoming.assetTag
    const swaps = [aSwap()]
    const removal = (minute: number, result: Sanitisation['result']) =>
      moved(old, minute, { why: 'Sanitised', sanitisation: { ...passed, result } })
    expect(placeOf(old, { swaps, moves: [removal(40, 'failed')] })).toMatchObject({
      kind: 'handed in',
      hasFailed: true,
    })
    expect(placeOf(old, { swaps, moves: [removal(40, 'failed'), removal(45, 'passed')] })).toEqual({ kind: 'in stock' })
    // The serial that nobody read at the swap is known from the removal on.
    const known = whereaboutsOf({ swaps, visits: [], moves: [removal(45, 'passed')] })
    expect(stockroomOf(known)).toEqual([{ assetTag: old, serial: `S-${old}`, modelId: 'laptop-a' }])
  })

  test('a loaner is lent until it is back, and is sanitised before it goes out again', () => {
    const lent = { ...closedAs('loaner issued'), loaner: { assetTag: 'LOAN1', dueOn: '2026-12-08' } }
    const loan = aVisit([{ kind: 'started' }, lent])
    expect(placeOf('LOAN1', { visits: [loan] })).toMatchObject({ kind: 'lent', dueOn: '2026-12-08' })
    const back = addVisitEvent(
      loan,
      { kind: 'loaner back', assetTag: 'LOAN1', condition: 'worn', note: null },
      aStamp(20),
    )
    expect(placeOf('LOAN1', { visits: [back] })).toMatchObject({ kind: 'handed in', from: 'PC Osei' })
  })

  test('what is sent to another bar is between the two until that one takes it in', () => {
    const sent = moved('L1', 5, { direction: 'out', why: 'Sent', otherBarId: 'croydon-desk' })
    expect(placeOf('L1', { moves: [moved('L1', 0), sent] })).toEqual({
      kind: 'sent',
      toBarId: 'croydon-desk',
      consignmentId: null,
    })
  })

  test('what a count found that somebody had is handed in, and not in stock', () => {
    const found = counted(50, { found: [{ device: device(outgoing.assetTag), why: 'Came back from a requester' }] })
    expect(placeOf(outgoing.assetTag, { swaps: [aSwap()], moves: [found] })).toMatchObject({
      kind: 'handed in',
      from: 'PC Osei',
    })
  })

  test('what was lost with its data on it is handed in when it turns up', () => {
    const lost = aSwap({ incoming: { ...incoming, return: { kind: 'lost', reference: null } } })
    const old = incoming.assetTag
    expect(placeOf(old, { swaps: [lost] })).toEqual({ kind: 'gone', why: 'Lost', isSeenTo: false, swapId: 'swap:1' })
    expect(placeOf(old, { swaps: [lost], moves: [moved(old, 60)] })).toMatchObject({ kind: 'handed in' })
    const out = moved(old, 40, { direction: 'out', why: 'For repair' })
    expect(placeOf(old, { swaps: [aSwap()], moves: [out, moved(old, 60)] })).toEqual({ kind: 'in stock' })
    const stolen = moved(old, 40, { direction: 'out', why: 'Stolen' })
    expect(placeOf(old, { swaps: [aSwap()], moves: [stolen, moved(old, 60)] })).toMatchObject({ kind: 'handed in' })
  })

  test('a count does not know better than the tablet that gave the device out meanwhile', () => {
    const missed = counted(40, { missing: [{ assetTag: outgoing.assetTag, why: 'Handed out without a record' }] })
    const known = whereaboutsOf({ moves: [moved(outgoing.assetTag, 0), missed], swaps: [aSwap()], visits: [] })
    expect(known.get(outgoing.assetTag)).toMatchObject({ place: { kind: 'issued' }, since: aStamp(30).at })
  })

  test('what a count found that came back from somebody is handed in, though this bar never knew it', () => {
    const found = counted(40, { found: [{ device: device('NEW'), why: 'Came back from a requester' }] })
    expect(placeOf('NEW', { moves: [found] })).toMatchObject({ kind: 'handed in' })
  })

  test('what came back from somebody is handed in, though this bar never knew it, and is used until it is sanitised', () => {
    const back = moved('NEW', 0, { why: cameBack })
    expect(placeOf('NEW', { moves: [back] })).toEqual({ kind: 'handed in', from: '', hasFailed: false })
    expect(placeOf('NEW', { moves: [back, moved('NEW', 5)] })).toMatchObject({ kind: 'handed in' })
    const fromOsei = moved(outgoing.assetTag, 40, { why: cameBack })
    expect(placeOf(outgoing.assetTag, { swaps: [aSwap()], moves: [fromOsei] })).toMatchObject({ from: 'PC Osei' })
    const sanitised = moved('NEW', 9, { why: 'Sanitised', sanitisation: passed })
    expect(placeOf('NEW', { moves: [back, sanitised] })).toEqual({ kind: 'in stock' })
  })

  test('a count takes out what is missing and takes in what was found, each with its explanation', () => {
    const moves = [
      moved('L1', 0),
      moved('L2', 0),
      counted(30, {
        seen: ['L1'],
        missing: [{ assetTag: 'L2', why: 'Left at the base' }],
        found: [{ device: device('L3'), why: 'Was not recorded' }],
      }),
    ]
    expect(placeOf('L2', { moves })).toEqual({ kind: 'gone', why: 'Left at the base', isSeenTo: false })
    expect(stockroomOf(whereaboutsOf({ moves, swaps: [], visits: [] })).map(({ assetTag }) => assetTag)).toEqual([
      'L1',
      'L3',
    ])
  })
})

test('what was left at the base with its data on it is handed in when it is here again', () => {
  const old = incoming.assetTag
  const left = counted(40, { missing: [{ assetTag: old, why: 'Left at the base' }] })
  expect(placeOf(old, { swaps: [aSwap()], moves: [left, moved(old, 60)] })).toMatchObject({ kind: 'handed in' })
  const found = counted(60, { found: [{ device: device(old), why: 'Taken along from the base' }] })
  expect(placeOf(old, { swaps: [aSwap()], moves: [left, found] })).toMatchObject({ kind: 'handed in' })
})

describe('a removal of data by a tablet that had not heard where the device went', () => {
  const { assetTag } = outgoing
  const sanitised = moved(assetTag, 50, { why: 'Sanitised', sanitisation: passed })
  const lent = { ...closedAs('loaner issued'), loaner: { assetTag, dueOn: '2026-12-08' } }

  test.each<[string, Partial<StockRecords>]>([
    ['issued', { swaps: [aSwap()] }],
    ['lent', { visits: [aVisit([{ kind: 'started' }, lent])] }],
    ['sent', { moves: [moved(assetTag, 40, { direction: 'out', why: 'Sent', otherBarId: 'croydon-desk' })] }],
    [
      'retired',
      {
        moves: [
          moved(assetTag, 40, {
            direction: 'out',
            disposition: { how: 'destroyed', by: 'Shredder', certificate: 'C' },
          }),
        ],
      },
    ],
  ])('leaves it %s', (kind, { moves = [], ...records }) => {
    expect(placeOf(assetTag, { ...records, moves: [...moves, sanitised] })).toMatchObject({ kind })
  })

  test('brings in what was awaited or gone, because it was before whoever removed it', () => {
    const old = incoming.assetTag
    const later = aSwap({ incoming: { ...incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })
    const removed = moved(old, 50, { why: 'Sanitised', sanitisation: passed })
    expect(placeOf(old, { swaps: [later], moves: [removed] })).toEqual({ kind: 'in stock' })
    const lost = moved(assetTag, 40, { direction: 'out', why: 'Lost' })
    expect(placeOf(assetTag, { moves: [lost, sanitised] })).toEqual({ kind: 'in stock' })
  })
})

test('what a device is, told of one that was sent meanwhile, says nothing of where it is', () => {
  const unknown = moved('L1', 0, { device: { assetTag: 'L1', serial: null, modelId: null } })
  const sent = moved('L1', 5, { direction: 'out', why: 'Sent', otherBarId: 'croydon-desk' })
  const told = moved('L1', 9, { why: whatItIs })
  expect(whereaboutsOf({ moves: [unknown, sent, told], swaps: [], visits: [] }).get('L1')).toMatchObject({
    place: { kind: 'sent' },
    since: aStamp(5).at,
    serial: 'S-L1',
  })
})

describe('a device on hold', () => {
  const known = (moves: readonly StockMovement[], records: Partial<StockRecords> = {}) =>
    whereaboutsOf({ moves, swaps: [], visits: [], ...records })
  const held = (assetTag: string, minute: number) =>
    moved(assetTag, minute, { direction: 'out', holding: { state: 'defective', reason: 'Its hinge is broken' } })
  const released = (assetTag: string, minute: number) =>
    moved(assetTag, minute, { direction: 'in', holding: { state: 'available', reason: null } })

  test('is here, and not handed out before it is released', () => {
    const moves = [moved('L1', 0), held('L1', 5)]
    expect(known(moves).get('L1')).toMatchObject({
      place: { kind: 'in stock' },
      hold: { state: 'defective', reason: 'Its hinge is broken', since: aStamp(5).at },
    })
    expect(stockroomOf(known(moves))).toEqual([])
    expect(stockroomOf(known([...moves, released('L1', 9)])).map(({ assetTag }) => assetTag)).toEqual(['L1'])
    const undone = moved('L1', 6, { undoes: moves[1]?.id })
    expect(known([...moves, undone]).get('L1')?.hold).toBeNull()
  })

  test('that came back is still to be sanitised, and is on hold still afterwards', () => {
    const old = incoming.assetTag
    const swaps = [aSwap()]
    expect(known([held(old, 40)], { swaps }).get(old)).toMatchObject({ place: { kind: 'handed in' }, isUsed: true })
    const sanitised = moved(old, 45, { why: 'Sanitised', sanitisation: passed })
    expect(known([held(old, 40), sanitised], { swaps }).get(old)).toMatchObject({
      place: { kind: 'in stock' },
      hold: { state: 'defective' },
    })
  })

  test('is on hold no more once it left, whichever tablet said so first', () => {
    const repaired = [moved('L1', 0), held('L1', 5), moved('L1', 6, { direction: 'out', why: 'For repair' })]
    expect(known([...repaired, moved('L1', 9)]).get('L1')).toMatchObject({ place: { kind: 'in stock' }, hold: null })
    const { assetTag } = outgoing
    expect(known([moved(assetTag, 0), held(assetTag, 5)], { swaps: [aSwap()] }).get(assetTag)).toMatchObject({
      place: { kind: 'issued' },
      hold: null,
    })
    // Put on hold by a tablet that had not heard of the swap.
    expect(known([moved(assetTag, 0), held(assetTag, 40)], { swaps: [aSwap()] }).get(assetTag)).toMatchObject({
      place: { kind: 'issued' },
      hold: null,
    })
  })

  test('that this bar did not know is here', () => {
    expect(known([held('NEW', 5)]).get('NEW')).toMatchObject({
      place: { kind: 'in stock' },
      hold: { state: 'defective' },
    })
  })
})

test('a reservation moves nothing, is ended by hand, and ends when the device goes out', () => {
  const { assetTag } = outgoing
  const osei = { staffNumber: 'P1234', name: null, until: '2026-12-01' }
  const made = moved(assetTag, 5, { reservation: { kind: 'made', ...osei } })
  const ended = moved(assetTag, 9, { reservation: { kind: 'ended' } })
  const known = (moves: readonly StockMovement[], swaps = [] as StockRecords['swaps']) =>
    whereaboutsOf({ moves: [moved(assetTag, 0), ...moves], swaps, visits: [] }).get(assetTag)
  expect(known([made])).toMatchObject({ place: { kind: 'in stock' }, since: aStamp(0).at, reservation: osei })
  expect(known([made, ended])?.reservation).toBeNull()
  expect(known([made], [aSwap()])).toMatchObject({ place: { kind: 'issued' }, reservation: null })
  // Reserved by a tablet that had not heard of the swap.
  const late = moved(assetTag, 50, { reservation: { kind: 'made', ...osei } })
  expect(known([late], [aSwap()])).toMatchObject({ place: { kind: 'issued' }, reservation: null })
})

test('what was retired is here no more; with data on it, it comes in again as handed in', () => {
  const disposition = { how: 'destroyed', by: 'The shredder', certificate: 'C-1' } as const
  const end = moved('L1', 5, { direction: 'out', disposition })
  expect(placeOf('L1', { moves: [moved('L1', 0), end] })).toEqual({
    kind: 'retired',
    how: 'destroyed',
    by: 'The shredder',
  })
  const old = incoming.assetTag
  const moves = [moved(old, 40, { direction: 'out', disposition }), moved(old, 60)]
  expect(placeOf(old, { swaps: [aSwap()], moves })).toMatchObject({ kind: 'handed in' })
})

describe('a device that two tablets issued while apart', () => {
  const second = {
    ...aSwap({}, aVisit([], { id: 'visit:2', requester: { kind: 'guest', name: 'Kit' } })),
    id: 'swap:2',
  }
  const again = {
    ...second,
    events: second.events.map((event) => ({ ...event, ...aStamp(40, { id: 'second' }), seq: 1 })),
  }
  const twice = (records: Partial<StockRecords>) =>
    whereaboutsOf({ moves: [moved(outgoing.assetTag, 0)], swaps: [aSwap(), again], visits: [], ...records }).get(
      outgoing.assetTag,
    )

  test('stands with both stories, and neither is overwritten', () => {
    expect(twice({})?.issuedTwice.map(({ recordId, to }) => [recordId, to])).toEqual([
      ['swap:1', 'PC Osei'],
      ['swap:2', 'Kit'],
    ])
  })

  test('is none where two tablets closed one visit with the same loaner', () => {
    const lent = { ...closedAs('loaner issued'), loaner: { assetTag: 'LOAN1', dueOn: '2026-12-08' } }
    const loan = aVisit([{ kind: 'started' }, lent, lent])
    expect(whereaboutsOf({ moves: [], swaps: [], visits: [loan] }).get('LOAN1')?.issuedTwice).toEqual([])
  })

  const settled = (holderRecordId: string, recordIds: readonly string[], minute = 50) =>
    moved(outgoing.assetTag, minute, {
      direction: 'out',
      settlement: { holderRecordId, recordIds: [...recordIds], decidedBy: 'Ben Hale', words: 'Seen with it' },
    })
  const both = ['swap:1', 'swap:2']
  const withMoves = (...moves: readonly StockMovement[]) => twice({ moves: [moved(outgoing.assetTag, 0), ...moves] })

  test('is settled by saying which of the stories holds, and both stand as they are', () => {
    expect(withMoves(settled('swap:1', both))).toMatchObject({
      place: { kind: 'issued', issue: { recordId: 'swap:1', to: 'PC Osei' } },
      issuedTwice: [],
      isUsed: true,
    })
    const settlement = settled('swap:2', both)
    expect(withMoves(settlement)).toMatchObject({ place: { issue: { recordId: 'swap:2' } }, issuedTwice: [] })
    const undone = moved(outgoing.assetTag, 51, { undoes: settlement.id })
    expect(withMoves(settlement, undone)?.issuedTwice).toHaveLength(2)
  })

  test('is not settled for a story that was not weighed, nor for one that does not exist', () => {
    expect(withMoves(settled('swap:1', ['swap:1']))?.issuedTwice.map(({ recordId }) => recordId)).toEqual(both)
    expect(withMoves(settled('swap:9', both))).toMatchObject({ place: { issue: { recordId: 'swap:2' } } })
    expect(withMoves(settled('swap:9', both))?.issuedTwice).toHaveLength(2)
  })

  test('is an exception again if it goes out once more after it was settled', () => {
    expect(withMoves(settled('swap:1', both, 35))?.issuedTwice.map(({ recordId }) => recordId)).toEqual(both)
  })

  test('a settlement moves nothing that is in, and that went to somebody by one record alone', () => {
    expect(withMoves(moved(outgoing.assetTag, 45), settled('swap:1', both))?.place.kind).toBe('handed in')
    const once = { moves: [settled('swap:1', both)], swaps: [again] }
    expect(twice(once)).toMatchObject({ place: { issue: { recordId: 'swap:2' } }, issuedTwice: [] })
  })

  test('can come back from each loan, and not from the swap, whichever was later', () => {
    const lent = { ...closedAs('loaner issued'), loaner: { assetTag: outgoing.assetTag, dueOn: '2026-12-08' } }
    const loan = addVisitEvent(
      aVisit([{ kind: 'started' }], { id: 'visit:3' }),
      lent,
      aStamp(20, { id: 'lent', tabletId: 'tablet-2' }),
    )
    const known = whereaboutsOf({ moves: [], swaps: [aSwap()], visits: [loan] })
    expect(loansOutOf([...known.values()])).toMatchObject([
      { assetTag: outgoing.assetTag, issue: { recordId: 'visit:3' }, dueOn: '2026-12-08', isContested: true },
    ])
    const back = { kind: 'loaner back', assetTag: outgoing.assetTag, condition: 'good', note: null } as const
    const visits = [addVisitEvent(loan, back, aStamp(60, { id: 'back' }))]
    const after = whereaboutsOf({ moves: [], swaps: [aSwap()], visits })
    expect(after.get(outgoing.assetTag)).toMatchObject({ place: { kind: 'handed in' }, issuedTwice: [] })
    expect(loansOutOf([...after.values()])).toEqual([])
    const byLoan = settled('visit:3', ['visit:3', 'swap:1'])
    const decided = whereaboutsOf({ moves: [byLoan], swaps: [aSwap()], visits: [loan] })
    expect(decided.get(outgoing.assetTag)).toMatchObject({
      place: { kind: 'lent', dueOn: '2026-12-08' },
      issuedTwice: [],
    })
  })

  test('is none if one of them was taken back, or if it came in between', () => {
    expect(twice({ swaps: [aSwap(), undoSwap(again, aStamp(41, { id: 'u' }))] })?.issuedTwice).toEqual([])
    expect(twice({ moves: [moved(outgoing.assetTag, 0), moved(outgoing.assetTag, 35)] })?.issuedTwice).toEqual([])
  })
})

test('the order in which records arrive changes nothing', () => {
  const tags = ['L1', 'L2', 'L3']
  const move = fc
    .record({
      tag: fc.constantFrom(...tags),
      minute: fc.nat(300),
      direction: fc.constantFrom('in' as const, 'out' as const),
    })
    .map(({ tag, minute, direction }) => moved(tag, minute, { direction }))
  const count = fc
    .record({ tag: fc.constantFrom(...tags), minute: fc.nat(300) })
    .map(({ tag, minute }) => counted(minute, { missing: [{ assetTag: tag, why: 'Lost' }] }))
  const aside = fc
    .record({
      tag: fc.constantFrom(...tags, outgoing.assetTag),
      minute: fc.nat(300),
      changes: fc.constantFrom<Partial<Movement>>(
        { direction: 'out', holding: { state: 'defective', reason: null } },
        { holding: { state: 'available', reason: null } },
        { reservation: { kind: 'made', staffNumber: 'P1', name: null, until: '2026-12-01' } },
        { reservation: { kind: 'ended' } },
        { direction: 'out', disposition: { how: 'sold', by: 'The lessor', certificate: null } },
        { direction: 'out', settlement: { holderRecordId: 'swap:1', recordIds: [], decidedBy: 'Ben', words: 'Seen' } },
      ),
    })
    .map(({ tag, minute, changes }) => moved(tag, minute, changes))
  const records = fc.uniqueArray(fc.oneof(move, count, aside), { selector: ({ moved: { id } }) => id, maxLength: 30 })
  fc.assert(
    fc.property(records, fc.infiniteStream(fc.nat()), (moves, draws) => {
      const shuffled = moves.map((each) => [draws.next().value as number, each] as const).toSorted(([a], [b]) => a - b)
      const sorted = (list: typeof moves) =>
        [...whereaboutsOf({ moves: list, swaps: [aSwap()], visits: [] }).entries()].toSorted(([a], [b]) =>
          a < b ? -1 : 1,
        )
      expect(sorted(shuffled.map(([, each]) => each))).toEqual(sorted(moves))
    }),
  )
})

test('the fold that remembers says the same as the one that begins anew, whatever comes, changes and goes', () => {
  const tags = ['L1', 'L2', outgoing.assetTag]
  const swap = aSwap()
  const later = aSwap({ incoming: { ...incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })
  const back = addSwapEvent(later, { kind: 'old device in', stockroom: 'Bag' }, aStamp(50, { id: 'back' }))
  const out = moved('L1', 77, { direction: 'out' })
  const kit = aKitIssue({
    devices: kitAnswers.devices.map((device, place) => ({ ...device, assetTag: `L${place + 1}` })),
  })
  const move = fc
    .record({
      tag: fc.constantFrom(...tags),
      minute: fc.nat(60),
      direction: fc.constantFrom('in' as const, 'out' as const),
    })
    .map(({ tag, minute, direction }) => moved(tag, minute, { direction }))
  const count = fc
    .record({ tag: fc.constantFrom(...tags), minute: fc.nat(60) })
    .map(({ tag, minute }) => counted(minute, { missing: [{ assetTag: tag, why: 'Lost' }] }))
  const undo = fc.constantFrom(
    out,
    moved('L1', 78, { undoes: out.id }),
    moved('L2', 79, { why: 'Sanitised', sanitisation: passed }),
    moved('L1', 44, { direction: 'out', holding: { state: 'quarantine', reason: 'Smells' } }),
    moved(outgoing.assetTag, 35, {
      direction: 'out',
      settlement: { holderRecordId: 'swap:1', recordIds: ['swap:1', 'swap:2'], decidedBy: 'Ben Hale', words: 'Seen' },
    }),
    moved('L1', 46, { reservation: { kind: 'made', staffNumber: 'P1', name: null, until: '2026-12-01' } }),
    moved('L1', 57, { reservation: { kind: 'ended' } }),
    moved('L1', 55, { holding: { state: 'available', reason: null } }),
    moved(outgoing.assetTag, 66, { direction: 'out', holding: { state: 'defective', reason: null } }),
    moved('L2', 88, { direction: 'out', disposition: { how: 'sold', by: 'The lessor', certificate: null } }),
    kit,
    undoKitIssue(kit, aStamp(98, { id: 'kit taken back' })),
  )
  const moves = fc.uniqueArray(fc.oneof(move, count, undo), { selector: ({ id }) => id, maxLength: 12 })
  const swaps = fc.constantFrom([], [swap], [later], [back], [undoSwap(swap, aStamp(99, { id: 'undo' }))])
  const lent = { ...closedAs('loaner issued'), loaner: { assetTag: 'L2', dueOn: '2026-12-08' } }
  const loan = aVisit([{ kind: 'started' }, lent])
  const loanBack = addVisitEvent(
    loan,
    { kind: 'loaner back', assetTag: 'L2', condition: 'good', note: null },
    aStamp(33),
  )
  const visits = fc.constantFrom([], [loan], [loanBack])
  const told = fc.array(fc.record({ moves, swaps, visits }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(told, (rounds) => {
      const remember = createWhereaboutsFold()
      for (const records of rounds) {
        const sorted = (known: ReturnType<typeof whereaboutsOf>) => [...known].toSorted(([a], [b]) => (a < b ? -1 : 1))
        expect(sorted(remember(records))).toEqual(sorted(whereaboutsOf(records)))
      }
    }),
  )
})

test('what did not change is not folded anew', () => {
  const remember = createWhereaboutsFold()
  const [one, two] = [moved('L1', 0), moved('L2', 0)]
  const before = remember({ moves: [one, two], swaps: [], visits: [] })
  expect(remember({ moves: [two, one], swaps: [], visits: [] })).toBe(before)
  const after = remember({ moves: [one, two, moved('L2', 9, { direction: 'out' })], swaps: [], visits: [] })
  expect(after.get('L1')).toBe(before.get('L1'))
  expect(after.get('L2')?.place.kind).toBe('gone')
})
