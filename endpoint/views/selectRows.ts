import type { Listing } from '../documents/listing.ts'
import type { Json } from '../json.ts'
import { collate } from './collate.ts'
import type { ViewRow } from './viewIndex.ts'

export type Selection = {
  readonly rows: readonly ViewRow[]
  /** How many rows come before the first of these. */
  readonly offset: number
}

/** The rows between start and end, or of the named keys, in the order asked for; skip and limit come later. */
export function selectRows(ordered: readonly ViewRow[], listing: Listing): Selection {
  if (listing.keys !== undefined) return rowsOfKeys(ordered, listing.keys)
  const direction = listing.isDescending === true ? -1 : 1
  const rows = listing.isDescending === true ? ordered.toReversed() : ordered
  const first = rows.findIndex((row) => !isBefore(row, listing.start, listing.startId, direction))
  const from = first === -1 ? rows.length : first
  const last = rows.findIndex((row, index) => index >= from && isPast(row, listing, direction))
  return { rows: rows.slice(from, last === -1 ? undefined : last), offset: from }
}

function rowsOfKeys(ordered: readonly ViewRow[], keys: readonly Json[]): Selection {
  const rows = keys.flatMap((key) => ordered.filter((row) => collate(row.key, key) === 0))
  const first = rows[0]
  return { rows, offset: first === undefined ? 0 : ordered.indexOf(first) }
}

function isBefore(row: ViewRow, start: Json | undefined, startId: string | undefined, direction: number): boolean {
  if (start === undefined) return false
  const order = collate(row.key, start) * direction
  if (order !== 0 || startId === undefined) return order < 0
  return direction === 1 ? row.id < startId : row.id > startId
}

function isPast(row: ViewRow, { end, endId, isEndExcluded }: Listing, direction: number): boolean {
  if (end === undefined) return false
  const order = collate(row.key, end) * direction
  if (order !== 0) return order > 0
  if (isEndExcluded === true && endId === undefined) return true
  if (endId === undefined) return false
  if (row.id === endId) return isEndExcluded === true
  return direction === 1 ? row.id > endId : row.id < endId
}
