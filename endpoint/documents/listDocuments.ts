import type { Database } from '../database/database.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import { type Json, textOf } from '../json.ts'
import { sequenceText } from '../feed/sequence.ts'
import type { DocumentMetadata } from '../store/documentMetadata.ts'
import type { DocumentCounts } from '../store/sequenceIndex.ts'
import { type Listing, listingOf } from './listing.ts'
import { bodiesFor } from './bodiesFor.ts'

type Row = { readonly id: string; readonly rev: string; readonly isDeleted: boolean }

/** Asked for by a key that no document has. */
type Unknown = { readonly unknown: Json }

/** `_all_docs`, and `_design_docs` as a part of it. */
export async function listDocuments(exchange: Exchange, database: Database, within: Listing = {}): Promise<Answer> {
  const body = exchange.method === 'POST' ? await jsonObjectOf(exchange) : {}
  const listing = { ...listingOf(exchange.query, body), ...within }
  const counts = await database.store.counts()
  const rows =
    listing.keys === undefined ? await rowsInRange(database, listing) : await rowsOfKeys(database, listing.keys)
  const selected = rows.slice(
    listing.skip ?? 0,
    listing.limit === undefined ? undefined : (listing.skip ?? 0) + listing.limit,
  )
  const bodies = listing.isWithDocuments ? await bodiesFor(database, selected.map(keyOf), listing) : []
  return json({
    total_rows: counts.documents,
    offset: listing.keys === undefined ? offsetOf(listing, counts) + (listing.skip ?? 0) : null,
    ...(listing.isWithSequence ? { update_seq: sequenceText(await database.store.updateSequence(), database) } : {}),
    rows: selected.map((row, index): Json => {
      if ('unknown' in row) return { key: row.unknown, error: 'not_found' }
      const value = row.isDeleted ? { rev: row.rev, deleted: true } : { rev: row.rev }
      const document = row.isDeleted ? null : (bodies[index] ?? null)
      return { id: row.id, key: row.id, value, ...(listing.isWithDocuments ? { doc: document } : {}) }
    }),
  })
}

async function rowsInRange(database: Database, listing: Listing): Promise<readonly Row[]> {
  const [low, high] = listing.isDescending ? [listing.end, listing.start] : [listing.start, listing.end]
  const from = lowestId(low)
  const to = highestId(high)
  if (from === null || to === null) return []
  const most = listing.limit === undefined ? Number.POSITIVE_INFINITY : listing.limit + (listing.skip ?? 0)
  const rows: Row[] = []
  const range = { from, to, isDescending: listing.isDescending === true }
  for await (const metadata of database.store.allMetadata(range)) {
    if (rows.length >= most) break
    const isExcludedEnd = listing.isEndExcluded === true && metadata.id === listing.end
    if (!metadata.deleted && !isExcludedEnd) rows.push(rowOf(metadata))
  }
  return rows
}

async function rowsOfKeys(database: Database, keys: readonly Json[]): Promise<readonly (Row | Unknown)[]> {
  const metadata = await database.store.metadata(keys.map(textOf))
  return metadata.map((found, index) => (found === undefined ? { unknown: keys[index] ?? null } : rowOf(found)))
}

function rowOf(metadata: DocumentMetadata): Row {
  return { id: metadata.id, rev: metadata.winningRev, isDeleted: metadata.deleted }
}

function keyOf(row: Row | Unknown): { readonly id: string; readonly rev: string } {
  return 'unknown' in row || row.isDeleted ? { id: '', rev: '' } : row
}

/** Ids are texts; what sorts before all texts bounds nothing from below, what sorts after them everything. */
function lowestId(key: Json | undefined): string | undefined | null {
  if (key === undefined || typeof key === 'string') return key
  return typeof key === 'object' && key !== null ? null : undefined
}

function highestId(key: Json | undefined): string | undefined | null {
  if (key === undefined || typeof key === 'string') return key
  return typeof key === 'object' && key !== null ? undefined : null
}

function offsetOf(listing: Listing, counts: DocumentCounts): number {
  const { start } = listing
  if (typeof start !== 'string') return 0
  return counts.undeletedWhere((id) => (listing.isDescending ? id > start : id < start))
}
