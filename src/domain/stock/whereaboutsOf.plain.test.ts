import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { swapAnswers } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { undoSwap } from '../swap/addSwapEvent.ts'
import { recordSwap } from '../swap/recordSwap.ts'
import type { Swap } from '../swap/swap.ts'
import { addVisitEvent } from '../visit/addVisitEvent.ts'
import type { Visit } from '../visit/visit.ts'
import { recordStockMovement } from './recordStockMovement.ts'
import type { StockMovement } from './stockMovement.ts'
import { whereaboutsOf } from './whereaboutsOf.ts'

/** What one tablet did, one after the other. A deed that was taken back did not happen. */
type Deed = {
  readonly does: 'takes in' | 'sends to repair' | 'loses' | 'lends' | 'gets back' | 'swaps'
  readonly tag: string
  /** The old device of a swap. */
  readonly old: string
  readonly isTakenBack: boolean
}

/** The main rules once more, by hand and from the deeds, not from the records. */
function plainPlacesOf(deeds: readonly Deed[]): Record<string, string> {
  const places = new Map<string, string>()
  const holdsData = new Set<string>()
  const onLoan = new Set<string>()
  const comesFromSomebody = (tag: string) => {
    places.set(tag, 'handed in')
    holdsData.add(tag)
  }
  for (const { does, tag, old, isTakenBack } of deeds) {
    if (isTakenBack) continue
    if (does === 'takes in' && holdsData.has(tag) && places.get(tag) !== 'in repair') places.set(tag, 'handed in')
    else if (does === 'takes in') {
      places.set(tag, 'in stock')
      holdsData.delete(tag)
    } else if (does === 'sends to repair') places.set(tag, 'in repair')
    else if (does === 'loses') places.set(tag, 'lost')
    else if (does === 'gets back' && onLoan.delete(tag)) comesFromSomebody(tag)
    else if (does === 'lends' || does === 'swaps') {
      places.set(tag, does === 'lends' ? 'lent' : 'issued')
      holdsData.add(tag)
      if (does === 'lends') onLoan.add(tag)
      else comesFromSomebody(old)
    }
  }
  return Object.fromEntries([...places].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function foldedPlacesOf(deeds: readonly Deed[]): Record<string, string> {
  const known = [...whereaboutsOf(recordsOf(deeds)).values()].toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1))
  return Object.fromEntries(
    known.map(({ assetTag, place }) => {
      if (place.kind !== 'gone') return [assetTag, place.kind]
      return [assetTag, place.isSeenTo ? 'in repair' : 'lost']
    }),
  )
}

/** The records that the deeds leave; each deed a minute after the one before, and all that was taken back at the end. */
function recordsOf(deeds: readonly Deed[]) {
  const moves: StockMovement[] = []
  const swaps: Swap[] = []
  const visits = new Map<string, Visit>()
  const loanOf = new Map<string, string>()
  const move = (id: string, minute: number, tag: string, told: Pick<StockMovement, 'direction' | 'why' | 'undoes'>) => {
    const device = { assetTag: tag, serial: `S-${tag}`, modelId: 'laptop-a' }
    const bag = { barId: 'lambeth-popup', openingId: '', by: 'install-1' }
    moves.push(recordStockMovement({ ...bag, id, device, ...told }, aStamp(minute, { id: `moved-${id}` })))
  }
  deeds.forEach(({ does, tag, old, isTakenBack }, minute) => {
    const late = deeds.length + minute
    const id = `${minute}`
    switch (does) {
      case 'takes in':
      case 'sends to repair':
      case 'loses': {
        const whys = { 'takes in': 'Delivery', 'sends to repair': 'For repair', loses: 'Lost' } as const
        move(id, minute, tag, { direction: does === 'takes in' ? 'in' : 'out', why: whys[does] })
        if (isTakenBack) move(`undo-${id}`, late, tag, { direction: 'in', why: 'Taken back', undoes: id })
        return
      }
      case 'swaps': {
        const answers = {
          ...swapAnswers,
          incoming: { ...swapAnswers.incoming, assetTag: old },
          outgoing: { ...swapAnswers.outgoing, assetTag: tag },
        }
        let made = 0
        const nextStamp = () => aStamp(minute, { id: `swap-${id}-${++made}` })
        const swap = recordSwap(`swap:${id}`, aVisit([], { id: `visit:${id}` }), answers, 'Bag', nextStamp)
        swaps.push(isTakenBack ? undoSwap(swap, aStamp(late, { id: `undo-${id}` })) : swap)
        return
      }
      case 'lends': {
        const lent = { ...closedAs('loaner issued'), loaner: { assetTag: tag, dueOn: '2026-12-08' } }
        const before = aVisit([{ kind: 'started' }], { id: `visit:${id}` })
        const loan = addVisitEvent(before, lent, aStamp(minute, { id: `lent-${id}` }))
        const undone = { kind: 'undone', eventId: `lent-${id}` } as const
        visits.set(loan.id, isTakenBack ? addVisitEvent(loan, undone, aStamp(late, { id: `undo-${id}` })) : loan)
        if (!isTakenBack) loanOf.set(tag, loan.id)
        return
      }
      case 'gets back': {
        const loan = visits.get(loanOf.get(tag) ?? '')
        if (loan === undefined || isTakenBack) return
        const back = { kind: 'loaner back', assetTag: tag, condition: 'good', note: null } as const
        visits.set(loan.id, addVisitEvent(loan, back, aStamp(minute, { id: `back-${id}` })))
        loanOf.delete(tag)
      }
    }
  })
  return { moves, swaps, visits: [...visits.values()] }
}

test('the fold puts every device where the rules put it, told by hand, whatever was done in whatever order', () => {
  const tags = ['L1', 'L2', 'L3']
  const deed = fc
    .record<Deed>({
      does: fc.constantFrom('takes in', 'sends to repair', 'loses', 'lends', 'gets back', 'swaps'),
      tag: fc.constantFrom(...tags),
      old: fc.constantFrom(...tags, 'OLD'),
      isTakenBack: fc.boolean(),
    })
    .filter(({ tag, old }) => tag !== old)
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      expect(foldedPlacesOf(deeds)).toEqual(plainPlacesOf(deeds))
    }),
    { numRuns: 300 },
  )
})
