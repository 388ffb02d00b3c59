import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { addSwapEvent, undoSwap } from '../swap/addSwapEvent.ts'
import { addVisitEvent } from '../visit/addVisitEvent.ts'
import { historyOf } from './historyOf.ts'
import { recordStockCount } from './recordStockCount.ts'
import { type Movement, recordStockMovement } from './recordStockMovement.ts'
import type { StockRecords } from './whereaboutsOf.ts'

const { outgoing, incoming } = swapAnswers
const bag = { barId: 'lambeth-popup', openingId: '', by: 'install-1' }
const moved = (assetTag: string, minute: number, changes: Partial<Movement> = {}, stamp = {}) =>
  recordStockMovement(
    {
      ...bag,
      id: `stock-movement:${assetTag}-${minute}`,
      device: { assetTag, serial: 'S1', modelId: 'laptop-a' },
      direction: 'in',
      why: 'Delivery',
      ...changes,
    },
    aStamp(minute, { id: `moved-${assetTag}-${minute}`, ...stamp }),
  )
const kindsOf = (assetTag: string, records: Partial<StockRecords>) =>
  historyOf({ moves: [], swaps: [], visits: [], ...records }, assetTag).map(({ told }) => told.kind)

describe('the history of a device', () => {
  test('tells in order what moved it, and that a count saw it, which moves nothing', () => {
    const count = { ...bag, id: 'stock-count:1', seen: [outgoing.assetTag], missing: [], found: [] }
    const moves = [
      recordStockCount(count, aStamp(10, { id: 'counted' })),
      moved(outgoing.assetTag, 40),
      moved(outgoing.assetTag, 0),
    ]
    expect(kindsOf(outgoing.assetTag, { moves, swaps: [aSwap()] })).toEqual(['moved', 'seen', 'issued', 'moved'])
  })

  test('tells of an old device what became of it at the swap, and when it came', () => {
    expect(kindsOf(incoming.assetTag, { swaps: [aSwap()] })).toEqual(['replaced'])
    const later = aSwap({ incoming: { ...incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })
    const back = addSwapEvent(later, { kind: 'old device in', stockroom: 'Bag' }, aStamp(50, { id: 'back' }))
    expect(kindsOf(incoming.assetTag, { swaps: [back] })).toEqual(['replaced', 'old device in'])
    expect(kindsOf(incoming.assetTag, { swaps: [undoSwap(aSwap(), aStamp(31, { id: 'u' }))] })).toEqual([])
  })

  test('tells of a loaner to whom it went and that it came back', () => {
    const lent = { ...closedAs('loaner issued'), loaner: { assetTag: 'LOAN1', dueOn: '2026-12-08' } }
    const back = { kind: 'loaner back', assetTag: 'LOAN1', condition: 'worn', note: null } as const
    const loan = addVisitEvent(aVisit([{ kind: 'started' }, lent]), back, aStamp(20))
    expect(kindsOf('LOAN1', { visits: [loan] })).toEqual(['lent', 'loaner back'])
  })

  test('tells a movement that was taken back, by whom and when, and not the one that did so as another', () => {
    const out = moved('L1', 5, { direction: 'out', why: 'For repair' })
    const back = moved('L1', 6, { undoes: out.id })
    const history = historyOf({ moves: [back, moved('L1', 0), out], swaps: [], visits: [] }, 'L1')
    expect(history.map(({ takenBack }) => takenBack?.id ?? null)).toEqual([null, back.moved.id])
  })

  test('tells custody: of a movement, of both devices of a swap, and of an old device when it came', () => {
    const custody = { from: 'The base', to: 'Bag', method: 'courier', seal: 'P9' } as const
    const custodyOf = (assetTag: string, records: Partial<StockRecords>) =>
      historyOf({ moves: [], swaps: [], visits: [], ...records }, assetTag).map((entry) => entry.custody)
    expect(custodyOf('L1', { moves: [moved('L1', 0, { custody }), moved('L1', 5)] })).toEqual([custody, null])
    expect(custodyOf(outgoing.assetTag, { swaps: [aSwap()] })).toMatchObject([{ to: 'PC Osei', method: 'in person' }])
    expect(custodyOf(incoming.assetTag, { swaps: [aSwap()] })).toMatchObject([{ from: 'PC Osei' }])
    const later = aSwap({ incoming: { ...incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })
    const back = addSwapEvent(later, { kind: 'old device in', stockroom: 'Bag' }, aStamp(50, { id: 'back' }))
    expect(custodyOf(incoming.assetTag, { swaps: [back] })).toMatchObject([null, { from: 'PC Osei', to: 'Bag' }])
  })

  test('tells by the record of a loan from whom to whom it went and came back, and not how', () => {
    const lent = { ...closedAs('loaner issued'), loaner: { assetTag: 'LOAN1', dueOn: '2026-12-08' } }
    const back = { kind: 'loaner back', assetTag: 'LOAN1', condition: 'worn', note: null } as const
    const loan = addVisitEvent(aVisit([{ kind: 'started' }, lent]), back, aStamp(20))
    const told = historyOf({ moves: [], swaps: [], visits: [loan] }, 'LOAN1').map(({ custody }) => custody)
    expect(told).toEqual([
      { from: 'The stockroom', to: 'PC Osei', method: null, seal: null },
      { from: 'PC Osei', to: 'The stockroom', method: null, seal: null },
    ])
  })

  test('SY15 goes by corrected time between tablets', () => {
    const ahead = moved('L1', 60, { why: 'First' }, { tabletId: 'tablet-2', clockOffsetMs: -3_600_000 })
    const moves = [moved('L1', 5, { why: 'Second' }), ahead]
    const whys = historyOf({ moves, swaps: [], visits: [] }, 'L1').map(({ told }) =>
      told.kind === 'moved' ? told.movement.why : '',
    )
    expect(whys).toEqual(['First', 'Second'])
  })
})
