import type { KitIssue } from '../../src/domain/kit/kitIssue.ts'
import type { StockMovement } from '../../src/domain/stock/stockMovement.ts'
import type { StockMove } from '../../src/domain/stock/stockSteps.ts'
import type { Whereabouts } from '../../src/domain/stock/whereabouts.ts'
import { whereaboutsOf } from '../../src/domain/stock/whereaboutsOf.ts'
import type { Swap } from '../../src/domain/swap/swap.ts'
import { loansOf } from '../../src/domain/visit/loansOf.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { type HeldRecord, recordOfDocument } from './readRecords.ts'

export type Custody = {
  /** A device is with somebody by this record: a swap, a kit, or the visit that lent it. */
  isHeldBy(recordId: string): boolean
  whereabouts(assetTag: string): Whereabouts | undefined
  /** A record from which nothing may be told, and which names a device of this one: nobody knows where that is. */
  untoldBeside(document: HeldRecord): string | undefined
}

export type CustodySurvey = {
  /** The later version of an id counts. */
  note(document: HeldRecord): void
  /** One that `problemOfRecord` has something to say of. */
  noteUntold(document: HeldRecord): void
  told(): Custody
}

/** Where all devices of all bars are: one that a bar gave out may have come in at another. Signatures are not kept in memory. */
export function createCustody(): CustodySurvey {
  const moves = new Map<string, StockMove>()
  const swaps = new Map<string, Swap>()
  const visits = new Map<string, Visit>()
  const untold = new Map<string, readonly string[]>()
  return {
    noteUntold: (document) => void untold.set(document._id, tagsIn(document)),
    note: (document) => {
      untold.delete(document._id)
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
      const untoldOf = new Map([...untold].flatMap(([id, tags]) => tags.map((tag) => [tag, id] as const)))
      return {
        isHeldBy: (id) => holding.has(id),
        whereabouts: (assetTag) => known.get(assetTag),
        untoldBeside: (document) =>
          tagsGivenBy(document)
            .map((tag) => untoldOf.get(tag))
            .find((id) => id !== undefined),
      }
    },
  }
}

function recordsHolding({ place, issuedTwice }: Whereabouts): readonly string[] {
  const issues = place.kind === 'issued' || place.kind === 'lent' ? [place.issue, ...issuedTwice] : issuedTwice
  return issues.map(({ recordId }) => recordId)
}

/** Devices that somebody got by this record, or that it moved. A count says nothing of people. */
function tagsGivenBy(document: HeldRecord): readonly string[] {
  switch (document.type) {
    case 'swap':
      return [recordOfDocument<Swap>(document).outgoing.assetTag]
    case 'kit-issue':
      return recordOfDocument<KitIssue>(document).devices.map(({ assetTag }) => assetTag)
    case 'visit':
      return loansOf(recordOfDocument<Visit>(document)).map(({ loaner }) => loaner.assetTag)
    case 'stock-movement':
      return [recordOfDocument<StockMovement>(document).device.assetTag]
    default:
      return []
  }
}

/** Wherever they stand: how deep a document is, nobody has said. */
function tagsIn(document: HeldRecord): readonly string[] {
  const found = new Set<string>()
  const ahead: unknown[] = [document]
  for (let value = ahead.pop(); value !== undefined; value = ahead.pop()) {
    if (typeof value !== 'object' || value === null) continue
    if ('assetTag' in value && typeof value.assetTag === 'string') found.add(value.assetTag)
    for (const inside of Object.values(value)) if (inside !== undefined) ahead.push(inside)
  }
  return [...found]
}

function unsigned<T extends Swap | KitIssue>(record: T): T {
  return record.acceptance.kind === 'signed'
    ? { ...record, acceptance: { ...record.acceptance, termsText: '', strokes: [] } }
    : record
}
