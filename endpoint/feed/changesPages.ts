import type { Database } from '../database/database.ts'
import type { Json, JsonObject } from '../json.ts'
import type { ChangeFilter } from './changeFilter.ts'
import type { FeedQuery } from './feedQuery.ts'
import { sequenceText } from './sequence.ts'

/** Rows that are read, filtered and sent as one. */
const PAGE = 500

export type ChangesPage = {
  readonly rows: readonly JsonObject[]
  /** Up to where this page has looked, with or without a row that passed. */
  readonly lastSequence: number
}

/** The changes that are there now, page by page, up to the feed's limit. */
export async function* changesPages(
  database: Database,
  query: FeedQuery,
  filter: ChangeFilter,
  since: number,
  most: number,
): AsyncGenerator<ChangesPage> {
  if (query.isDescending) {
    yield descendingPage(await readPage(database, query, filter, 0, Number.MAX_SAFE_INTEGER), most)
    return
  }
  const latest = await database.store.updateSequence()
  let at = since
  let left = most
  while (left > 0) {
    const { rows, passed, isLast } = await readPage(database, query, filter, at, PAGE)
    const chosen = passed.slice(0, left)
    left -= chosen.length
    const lastChosen = chosen.at(-1)
    const lastRow = rows.at(-1)
    if (left === 0 && lastChosen !== undefined) at = lastChosen.seq
    else at = Math.max(at, lastRow?.seq ?? 0, isLast ? latest : 0)
    yield { rows: chosen.map((row) => rowOf(row, query, database)), lastSequence: at }
    if (isLast) return
  }
}

type Row = {
  readonly id: string
  readonly seq: number
  readonly changes: readonly { readonly rev: string }[]
  readonly deleted?: boolean
  readonly doc?: { readonly [key: string]: unknown }
}

async function readPage(database: Database, query: FeedQuery, filter: ChangeFilter, since: number, limit: number) {
  const { rows } = await database.store.changes({
    since,
    limit,
    descending: query.isDescending,
    style: query.style,
    include_docs: query.isWithDocuments || filter.needsDocuments,
    conflicts: query.isWithConflicts,
    attachments: query.isWithAttachments,
  })
  const passes = filter.passes(rows.map((row) => ({ id: row.id, document: (row.doc ?? {}) as JsonObject })))
  const passed = rows.filter((_, index) => passes[index])
  return { rows, passed, isLast: rows.length < limit, query, database }
}

function descendingPage(page: Awaited<ReturnType<typeof readPage>>, most: number): ChangesPage {
  const chosen = page.passed.slice(0, Math.min(most, page.passed.length))
  return {
    rows: chosen.map((row) => rowOf(row, page.query, page.database)),
    lastSequence: chosen.at(-1)?.seq ?? 0,
  }
}

function rowOf(row: Row, query: FeedQuery, database: Database): JsonObject {
  return {
    seq: sequenceText(row.seq, database),
    id: row.id,
    changes: row.changes,
    ...(row.deleted === true ? { deleted: true } : {}),
    ...(query.isWithDocuments ? { doc: (row.doc ?? null) as Json } : {}),
  }
}
