import type { KitIssue } from '../../src/domain/kit/kitIssue.ts'
import type { StockMove } from '../../src/domain/stock/stockSteps.ts'
import type { Whereabouts } from '../../src/domain/stock/whereabouts.ts'
import { whereaboutsOf } from '../../src/domain/stock/whereaboutsOf.ts'
import type { Swap } from '../../src/domain/swap/swap.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { type HeldRecord, recordOfDocument } from './readRecords.ts'

export type Custody = {
  /** A device is with somebody by this record: a swap, a kit, or the visit that lent it. */
  isHeldBy(recordId: string): boolean
  whereabouts(assetTag: string): Whereabouts | undefined
}

export type CustodySurvey = {
  /** The later version of an id counts. */
  note(document: HeldRecord): void
  told(): Custody
}

/** Where all devices of all bars are: one that a bar gave out may have come in at another. Signatures are not kept in memory. */
export function createCustody(): CustodySurvey {
  const moves = new Map<string, StockMove>()
  const swaps = new Map<string, Swap>()
  const visits = new Map<string, Visit>()
  return {
    note: (document) => {
      switch (document.type) {
        case 'stock-movement':
        case 'stock-count':
          moves.set(document._id, recordOfDocument<StockMove>(document))
          break
        case 'kit-issue':
          moves.set(document._id, unsigned(recordOfDocument<KitIssue>(document)))
          break
        case 'swap':
          swaps.set(document._id, unsigned(recordOfDocument<Swap>(document)))
          break
        case 'visit':
          if (document['isLoanerIssued'] === true) visits.set(document._id, recordOfDocument<Visit>(document))
      }
    },
    told: () => {
      const known = whereaboutsOf({
        moves: [...moves.values()],
        swaps: [...swaps.values()],
        visits: [...visits.values()],
      })
      const holding = new Set([...known.values()].flatMap(recordsHolding))
      return { isHeldBy: (id) => holding.has(id), whereabouts: (assetTag) => known.get(assetTag) }
    },
  }
}

function recordsHolding({ place, issuedTwice }: Whereabouts): readonly string[] {
  const issues = place.kind === 'issued' || place.kind === 'lent' ? [place.issue, ...issuedTwice] : issuedTwice
  return issues.map(({ recordId }) => recordId)
}

function unsigned<T extends Swap | KitIssue>(record: T): T {
  return record.acceptance.kind === 'signed'
    ? { ...record, acceptance: { ...record.acceptance, termsText: '', strokes: [] } }
    : record
}
