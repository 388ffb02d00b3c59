import type { StockMovement } from '../../src/domain/stock/stockMovement.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { type HeldRecord, recordOfDocument } from './readRecords.ts'

export type PersonSearch = {
  /** To be told of all records before the others are asked. */
  note(document: HeldRecord): void
  /** It says that it is about this staff number, or is the smiley of a visit that does. */
  isAbout(document: HeldRecord): boolean
  /** It names somebody as this person is named elsewhere, without the number: for a person to judge. */
  maybeAbout(document: HeldRecord): boolean
}

/** The records of one requester, found by staff number alone: two people may have one name. */
export function createPersonSearch(staffNumber: string): PersonSearch {
  const visitIds = new Set<string>()
  const names = new Set<string>()
  const isAbout = (document: HeldRecord): boolean => {
    if (document['staffNumber'] === staffNumber) return true
    switch (document.type) {
      case 'visit':
        return requestersOf(document).some((requester) => numberOf(requester) === staffNumber)
      case 'tap':
        return visitIds.has(String(document['visitId']))
      case 'stock-movement':
        return reservedFor(document)?.staffNumber === staffNumber
      default:
        return false
    }
  }
  return {
    note: (document) => {
      if (document.type === 'tap' || !isAbout(document)) return
      if (document.type === 'visit') visitIds.add(document._id)
      for (const requester of requestersOf(document))
        if (requester.kind === 'staff' && numberOf(requester) === staffNumber && requester.name !== null)
          names.add(requester.name)
    },
    isAbout,
    maybeAbout: (document) => !isAbout(document) && namesIn(document).some((name) => names.has(name)),
  }
}

type Requester = Visit['requester']

/** Of the record, and of each event that said who it was. */
function requestersOf(document: HeldRecord): readonly Requester[] {
  const events = Array.isArray(document['events']) ? (document['events'] as readonly unknown[]) : []
  return [document, ...events].flatMap((each) => {
    const { requester } = Object(each) as { readonly requester?: Requester }
    return typeof requester === 'object' && requester !== null ? [requester] : []
  })
}

function numberOf(requester: Requester): string | null {
  return requester.kind === 'staff' ? requester.staffNumber : null
}

function reservedFor(document: HeldRecord) {
  const { reservation } = recordOfDocument<StockMovement>(document)
  return reservation?.kind === 'made' ? reservation : null
}

function namesIn(document: HeldRecord): readonly string[] {
  const guests = requestersOf(document).flatMap((requester) => (requester.kind === 'guest' ? [requester.name] : []))
  if (document.type !== 'stock-movement') return guests
  const { custody, disposition } = recordOfDocument<StockMovement>(document)
  return [reservedFor(document)?.name, custody?.from, custody?.to, disposition?.by].flatMap((name) => name ?? [])
}
