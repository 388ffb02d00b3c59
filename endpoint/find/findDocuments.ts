import { badRequest } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { winningBodiesFor } from '../documents/bodiesFor.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import type { Json, JsonObject } from '../json.ts'
import { orderOf } from '../views/viewIndex.ts'
import { type Entry, entriesOf } from './findEntries.ts'
import { type FindQuery, findQueryOf } from './findQuery.ts'
import { planFind } from './planFind.ts'
import { projectionOf } from './projectionOf.ts'

const BATCH = 100
const NO_INDEX = 'No matching index found, create an index to optimize query time.'
const MANY_EXAMINED =
  'The number of documents examined is high in proportion to the number of results returned. Consider adding a more specific index to improve this.'
/** CouchDB's `index_scan_warning_threshold`. */
const EXAMINED_PER_RESULT = 10

export async function findDocuments(exchange: Exchange, database: Database): Promise<Answer> {
  const started = performance.now()
  const query = findQueryOf(await jsonObjectOf(exchange), database)
  const plan = await planFind(database, query)
  const isDescending = query.sort[0]?.[1] === 'desc'
  const after = query.bookmark === undefined ? undefined : entryOfBookmark(query.bookmark)
  const { found, examined } = await collect(
    database,
    query,
    after,
    entriesOf(database, plan, isDescending),
    isDescending,
  )
  const last = found.at(-1)
  const warning = [
    ...(plan.index === undefined && !plan.conditions.has('_id') ? [NO_INDEX] : []),
    ...(examined / Math.max(found.length, 1) > EXAMINED_PER_RESULT ? [MANY_EXAMINED] : []),
  ].join('\n')
  return json({
    docs: found.map(({ document }) => (query.fields === undefined ? document : projectionOf(document, query.fields))),
    bookmark: last === undefined ? 'nil' : bookmarkOf(last.entry),
    ...(query.isWithStatistics
      ? { execution_stats: statistics(examined, found.length, performance.now() - started) }
      : {}),
    ...(warning === '' ? {} : { warning }),
  })
}

type Found = { readonly entry: Entry; readonly document: JsonObject }

async function collect(
  database: Database,
  query: FindQuery,
  after: Entry | undefined,
  entries: AsyncIterable<Entry>,
  isDescending: boolean,
): Promise<{ readonly found: readonly Found[]; readonly examined: number }> {
  const most = query.skip + query.limit
  const found: Found[] = []
  let examined = 0
  let batch: Entry[] = []

  async function examine(): Promise<void> {
    const bodies = await winningBodiesFor(
      database,
      batch.map(({ id }) => id),
      query,
    )
    for (const [index, document] of bodies.entries()) {
      const entry = batch[index]
      if (document === undefined || entry === undefined) continue
      examined += 1
      if (found.length < most && query.selector.matches(document)) found.push({ entry, document })
    }
    batch = []
  }

  if (most > 0) {
    for await (const entry of entries) {
      if (after !== undefined && orderOf(entry, after) * (isDescending ? -1 : 1) <= 0) continue
      batch.push(entry)
      if (batch.length >= BATCH) await examine()
      if (found.length >= most) break
    }
    await examine()
  }
  return { found: found.slice(query.skip), examined }
}

function bookmarkOf(entry: Entry): string {
  return Buffer.from(JSON.stringify([entry.key, entry.id])).toString('base64url')
}

function entryOfBookmark(bookmark: string): Entry {
  try {
    const [key, id] = JSON.parse(Buffer.from(bookmark, 'base64url').toString()) as readonly [Json, unknown]
    if (typeof id === 'string') return { key, id, value: null }
  } catch {
    // Falls through to the refusal: nothing of the text is of use.
  }
  throw badRequest(`Invalid bookmark value: ${bookmark}`)
}

function statistics(examined: number, returned: number, milliseconds: number): JsonObject {
  return {
    total_keys_examined: 0,
    total_docs_examined: examined,
    total_quorum_docs_examined: 0,
    results_returned: returned,
    execution_time_ms: milliseconds,
  }
}
