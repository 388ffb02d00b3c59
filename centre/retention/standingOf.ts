import type { EventStamp } from '../../src/domain/record/eventStamp.ts'
import { correctedTimeOf } from '../../src/domain/record/orderEvents.ts'
import type { StockMovement } from '../../src/domain/stock/stockMovement.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import type { Custody } from './createCustody.ts'
import { type HeldRecord, recordOfDocument } from './readRecords.ts'

export type Standing = {
  /** Milliseconds since 1970, corrected: the last that happened to it, or was to happen. */
  readonly sinceMs: number
  /** Why it is not over, and what to do; null where it is. */
  readonly openMatter: string | null
}

/**
 * Whether a record is over, and since when. Rules, first that fits:
 * - A visit that waits or is served is open; so is a swap whose old device is not in.
 * - A swap, a kit or a loan runs as long as one of its devices is with who got it, at whichever bar it may come in.
 * - What gave out a device, or moved it, may run as long as another record names that device and can not be understood.
 * - A movement runs as long as what it says of its device holds: it is on its way to another bar, on hold, or settled as being
 *   with somebody.
 * - Else it is over since the last that happened to it; what is promised or reserved for a day, not before that day.
 */
export function standingOf(document: HeldRecord, custody: Custody): Standing {
  return { sinceMs: lastOf(document), openMatter: openMatterOf(document, custody) }
}

function openMatterOf(document: HeldRecord, custody: Custody): string | null {
  if (document.type === 'visit' && document['isOpen'] === true)
    return 'the visit is open: close it, or mark that they left'
  if (document['state'] === 'new one issued, old one not yet in')
    return 'the old device of the swap is not in: record that it came, or that it is lost'
  if (custody.isHeldBy(document._id)) return 'a device is with who got it by this record: it ends when the device is in'
  const untold = custody.untoldBeside(document)
  if (untold !== undefined) return `where its device is stands in ${untold}, which this centre does not understand`
  return document.type === 'stock-movement' ? matterOfMovement(recordOfDocument(document), custody) : null
}

function matterOfMovement({ device, moved, settlement }: StockMovement, custody: Custody): string | null {
  const known = custody.whereabouts(device.assetTag)
  if (known === undefined) return null
  if (known.place.kind === 'sent' && known.since === moved.at)
    return 'the device is on its way: record at the other bar that it arrived'
  if (known.hold?.since === moved.at) return 'the device is on hold: it ends with the hold'
  const isOut = known.place.kind === 'issued' || known.place.kind === 'lent'
  return settlement && isOut ? 'it says who has a device that is out: it ends when the device is in' : null
}

function lastOf(document: HeldRecord): number {
  const lists = [document['events'], document['custody'], [document['moved']]]
  const stamps = lists.flatMap((list) => (Array.isArray(list) ? (list as readonly (EventStamp | undefined)[]) : []))
  const times = stamps.flatMap((stamp) => (stamp === undefined ? [] : [correctedTimeOf(stamp)]))
  // One that tells no time is not known to be old.
  if (times.length === 0) return Number.POSITIVE_INFINITY
  return Math.max(...times, ...daysAhead(document).map((day) => Date.parse(`${day}T23:59:59Z`)))
}

function daysAhead(document: HeldRecord): readonly string[] {
  if (document.type === 'visit') {
    const { promise } = recordOfDocument<Visit>(document)
    return promise ? [promise.dueOn] : []
  }
  if (document.type !== 'stock-movement') return []
  const { reservation } = recordOfDocument<StockMovement>(document)
  return reservation?.kind === 'made' ? [reservation.until] : []
}
