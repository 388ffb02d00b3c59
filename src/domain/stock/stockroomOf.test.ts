import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { undoSwap } from '../swap/addSwapEvent.ts'
import { addVisitEvent } from '../visit/addVisitEvent.ts'
import { mergeVisit } from '../visit/mergeVisit.ts'
import { recordStockMovement } from './recordStockMovement.ts'
import type { StockMovement } from './stockMovement.ts'
import type { Swap } from '../swap/swap.ts'
import type { Visit } from '../visit/visit.ts'
import { stockroomOf } from './stockroomOf.ts'
import { whereaboutsOf } from './whereaboutsOf.ts'

const { assetTag, serial, modelId } = swapAnswers.outgoing
const device = { assetTag, serial, modelId }

/** The device into the stockroom or out of it, `minute` minutes after nine. */
function moved(direction: StockMovement['direction'], minute: number, clockOffsetMs = 0): StockMovement {
  const header = { id: `stock-movement:${direction}-${minute}`, barId: 'lambeth-popup', openingId: '', by: 'install-1' }
  return recordStockMovement({ ...header, device, direction, why: 'Delivery' }, aStamp(minute, { clockOffsetMs }))
}

const sanitised = (minute: number): StockMovement => ({
  ...moved('in', minute),
  sanitisation: { method: 'overwritten', tool: null, verifiedBy: 'Ben Hale', certificate: null, result: 'passed' },
})
const lent = { ...closedAs('loaner issued'), loaner: { assetTag, dueOn: '2026-12-08' } }
const started = aVisit([{ kind: 'started' }])
const loan = addVisitEvent(started, lent, aStamp(20, { id: 'lent' }))
const tagsIn = (moves: readonly StockMovement[], swaps: readonly Swap[], visits: readonly Visit[]) =>
  stockroomOf(whereaboutsOf({ moves, swaps, visits })).map((held) => held.assetTag)

describe('a stockroom', () => {
  test('holds what came in and did not leave again', () => {
    expect(tagsIn([moved('in', 0)], [], [])).toEqual([assetTag])
    expect(tagsIn([moved('in', 0), moved('out', 5)], [], [])).toEqual([])
  })

  test('does not hold what a swap issued, before it is back and its data was removed', () => {
    expect(tagsIn([moved('in', 0)], [aSwap()], [])).toEqual([])
    expect(tagsIn([moved('in', 0)], [undoSwap(aSwap(), aStamp(31))], [])).toEqual([assetTag])
    expect(tagsIn([moved('in', 0), moved('in', 45)], [aSwap()], [])).toEqual([])
    expect(tagsIn([moved('in', 0), moved('in', 45), sanitised(50)], [aSwap()], [])).toEqual([assetTag])
  })

  test('does not hold a loaner from the closing of its visit on, before it is back and its data was removed', () => {
    expect(tagsIn([moved('in', 0)], [], [loan])).toEqual([])
    expect(tagsIn([moved('in', 0), moved('in', 45)], [], [loan])).toEqual([])
    expect(tagsIn([moved('in', 0), sanitised(50)], [], [loan])).toEqual([])
    expect(tagsIn([moved('in', 0), moved('in', 45), sanitised(50)], [], [loan])).toEqual([assetTag])
  })

  test('holds what went to the base and came from there: others have seen to it', () => {
    const toBase = { ...moved('out', 40), why: 'Back to the base' }
    expect(tagsIn([moved('in', 0), toBase, moved('in', 45)], [aSwap()], [])).toEqual([assetTag])
  })

  test('holds what was taken out by mistake, once that is taken back', () => {
    const out = moved('out', 5)
    const back = { ...moved('in', 6), undoes: out.id }
    expect(tagsIn([moved('in', 0), out, back], [], [])).toEqual([assetTag])
    // And nothing that was not there before.
    expect(tagsIn([out, back], [], [])).toEqual([])
  })

  test('holds a loaner again whose closing was undone', () => {
    const undone = addVisitEvent(loan, { kind: 'undone', eventId: 'lent' }, aStamp(21))
    expect(undone.isLoanerIssued).toBe(false)
    expect(tagsIn([moved('in', 0)], [], [undone])).toEqual([assetTag])
  })

  test('does not hold a loaner of a visit that another tablet closed first with another outcome', () => {
    const fixed = addVisitEvent(started, closedAs('fixed'), aStamp(19, { id: 'fixed' }))
    const merged = mergeVisit(started, loan, fixed)
    expect(merged).toMatchObject({ outcome: 'fixed', isLoanerIssued: true })
    expect(tagsIn([moved('in', 0)], [], [merged])).toEqual([])
  })

  test('SY15 goes by corrected time: a delivery by another clock, an hour ahead, came before the loan', () => {
    const delivery = moved('in', 60, -3_600_000)
    const byOther = { ...delivery, moved: { ...delivery.moved, tabletId: 'tablet-2' } }
    expect(tagsIn([byOther], [], [loan])).toEqual([])
  })

  test('SY15 goes by the tablet’s own order where what it knew of its clock changed in between', () => {
    // Delivered by a clock that nobody had compared yet; lent by the same clock, known to be an hour ahead by then.
    const lentLater = addVisitEvent(started, lent, aStamp(20, { id: 'lent', clockOffsetMs: -3_600_000 }))
    expect(tagsIn([moved('in', 10)], [], [lentLater])).toEqual([])
  })
})
