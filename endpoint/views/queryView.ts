import { notFound } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import type { Design } from '../database/designs.ts'
import { winningBodiesFor } from '../documents/bodiesFor.ts'
import { type Listing, listingOf, mergedParameters } from '../documents/listing.ts'
import { sequenceText } from '../feed/sequence.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import { booleanParameter, integerParameter, parseFailure } from '../http/queryParameters.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { functionFailure } from '../sandbox/sandbox.ts'
import { groupRows } from './groupRows.ts'
import { reduceRows } from './reduceRows.ts'
import { selectRows } from './selectRows.ts'
import { createViewIndex, type MapBatch, type ViewIndex, type ViewRow } from './viewIndex.ts'

export async function queryView(
  exchange: Exchange,
  database: Database,
  designName: string,
  viewName: string,
): Promise<Answer> {
  const body = exchange.method === 'POST' ? await jsonObjectOf(exchange) : {}
  const design = await database.designs.find(designName)
  const view = viewOf(design, viewName)
  const parameters = mergedParameters(exchange.query, body)
  const listing = listingOf(exchange.query, body)
  const reduce = booleanParameter(parameters, 'reduce', true) ? view.reduce : undefined
  const level = groupLevelOf(parameters)
  checkReduction(listing, reduce, level)

  const ordered = await indexOf(database, design, viewName, view.map).rows()
  const selection = selectRows(ordered, listing)
  const head = listing.isWithSequence
    ? { update_seq: sequenceText(await database.store.updateSequence(), database) }
    : {}
  if (reduce !== undefined) {
    const groups = groupRows(selection.rows, level ?? 0)
    const rows = paged(groups, listing).map(({ key, rows: members }) => ({
      key,
      value: reduceRows(reduce, members, design.functions),
    }))
    return json({ ...head, rows })
  }
  const rows = paged(selection.rows, listing)
  const documents = listing.isWithDocuments ? await documentsFor(database, rows, listing) : []
  return json({
    ...head,
    total_rows: ordered.length,
    offset: Math.min(selection.offset + (listing.skip ?? 0), ordered.length),
    rows: rows.map(
      (row, index): Json => ({
        id: row.id,
        key: row.key,
        value: row.value,
        ...(listing.isWithDocuments ? { doc: documents[index] ?? null } : {}),
      }),
    ),
  })
}

function viewOf(design: Design, viewName: string): { readonly map: string; readonly reduce: string | undefined } {
  const views = design.document['views']
  const view = isJsonObject(views) && Object.hasOwn(views, viewName) ? views[viewName] : undefined
  const { map, reduce } = isJsonObject(view) ? view : {}
  if (typeof map !== 'string') throw notFound('missing_named_view')
  return { map, reduce: typeof reduce === 'string' && reduce !== '' ? reduce : undefined }
}

function indexOf(database: Database, design: Design, viewName: string, source: string): ViewIndex {
  const known = design.indexes.get(viewName)
  if (known !== undefined) return known
  const map: MapBatch = (documents) =>
    design.functions
      .run(
        source,
        documents.map((document) => [document]),
      )
      .map((outcome) => {
        if (outcome.kind === 'done') return outcome.rows
        // A document that the function stumbles over has no rows; a function that never ends has no view.
        if (outcome.kind === 'failed' && /interrupted|too long|out of memory/.test(outcome.reason)) {
          throw functionFailure(outcome.reason)
        }
        return []
      })
  const index = createViewIndex(database.store, map)
  design.indexes.set(viewName, index)
  return index
}

/** A row may name another document, by `_id` in its value. */
function documentsFor(
  database: Database,
  rows: readonly ViewRow[],
  listing: Listing,
): Promise<readonly (JsonObject | undefined)[]> {
  const ids = rows.map(({ id, value }) => (isJsonObject(value) && typeof value['_id'] === 'string' ? value['_id'] : id))
  return winningBodiesFor(database, ids, listing)
}

function groupLevelOf(parameters: URLSearchParams): number | undefined {
  const level = integerParameter(parameters, 'group_level')
  return booleanParameter(parameters, 'group', false) ? Number.POSITIVE_INFINITY : level
}

function checkReduction(listing: Listing, reduce: string | undefined, level: number | undefined): void {
  if (reduce === undefined && level !== undefined) throw parseFailure('Invalid use of grouping on a map view.')
  if (reduce !== undefined && listing.isWithDocuments) throw parseFailure('`include_docs` is invalid for reduce')
  if (reduce !== undefined && listing.keys !== undefined && level === undefined) {
    throw parseFailure('Multi-key fetches for reduce views must use `group=true`')
  }
}

function paged<Item>(items: readonly Item[], { skip = 0, limit }: Listing): readonly Item[] {
  return items.slice(skip, limit === undefined ? undefined : skip + limit)
}
