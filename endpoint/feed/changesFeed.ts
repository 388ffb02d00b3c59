import { Readable } from 'node:stream'
import type { Database } from '../database/database.ts'
import type { Answer } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import type { JsonObject } from '../json.ts'
import { type ChangeFilter, changeFilterOf } from './changeFilter.ts'
import { changesPages } from './changesPages.ts'
import { type FeedQuery, feedQueryOf } from './feedQuery.ts'
import { sequenceText } from './sequence.ts'
import { waitForChange } from './waitForChange.ts'

type Feed = {
  readonly database: Database
  readonly query: FeedQuery
  readonly filter: ChangeFilter
  /** Aborted when the client or the endpoint is gone. */
  readonly gone: AbortSignal
}

/** `_changes` in all its feeds. */
export async function changesFeed(exchange: Exchange, database: Database): Promise<Answer> {
  const body = exchange.method === 'POST' ? await jsonObjectOf(exchange) : {}
  const lastEventId = exchange.request.headers['last-event-id']
  const query = await feedQueryOf(exchange.query, typeof lastEventId === 'string' ? lastEventId : undefined, database)
  const filter = await changeFilterOf(exchange, database, body)
  const feed: Feed = { database, query, filter, gone: exchange.gone() }
  const isLive = query.feed === 'continuous' || query.feed === 'eventsource'
  const lines = isLive ? liveLines(feed) : resultLines(feed)
  // A normal feed is under way before it is answered, so that a filter which fails still has its status.
  const ahead = query.feed === 'normal' ? [await lines.next(), await lines.next()] : []
  const stream = Readable.from(withAhead(ahead, lines), { objectMode: false })
  return query.feed === 'eventsource'
    ? { kind: 'stream', status: 200, stream, type: 'text/event-stream', headers: { 'cache-control': 'no-cache' } }
    : { kind: 'stream', status: 200, stream, type: 'application/json' }
}

/** One JSON object: at once for a normal feed, after the first change for a long poll. */
async function* resultLines(feed: Feed): AsyncGenerator<string> {
  const { database, query, filter } = feed
  let at = query.since
  let count = 0
  yield '{"results":[\n'
  do {
    for await (const page of changesPages(database, query, filter, at, query.limit)) {
      at = page.lastSequence
      if (page.rows.length === 0) continue
      yield (count > 0 ? ',\n' : '') + page.rows.map((row) => JSON.stringify(row)).join(',\n')
      count += page.rows.length
    }
  } while (query.feed === 'longpoll' && count === 0 && query.limit > 0 && (yield* untilChange(feed, at)))
  const pending = await pendingAfter(feed, at, count)
  yield `\n],\n"last_seq":${JSON.stringify(sequenceText(at, database))},"pending":${pending}}\n`
}

/** One line, or one event, per change until the limit is reached or nothing happened for too long. */
async function* liveLines(feed: Feed): AsyncGenerator<string> {
  const { database, query, filter } = feed
  const isEvents = query.feed === 'eventsource'
  const lineOf = (row: JsonObject) =>
    isEvents ? `data: ${JSON.stringify(row)}\nid: ${JSON.stringify(row['seq'])}\n\n` : `${JSON.stringify(row)}\n`
  let at = query.since
  let left = query.limit
  do {
    for await (const page of changesPages(database, query, filter, at, left)) {
      at = page.lastSequence
      left -= page.rows.length
      if (page.rows.length > 0) yield page.rows.map(lineOf).join('')
    }
  } while (left > 0 && !query.isDescending && (yield* untilChange(feed, at)))
  if (isEvents) return yield '\n'
  const pending = await pendingAfter(feed, at, 0)
  yield `${JSON.stringify({ last_seq: sequenceText(at, database), pending })}\n\n`
}

/** How many changes are left; none of a database that was removed meanwhile. */
async function pendingAfter({ database, query }: Feed, at: number, sent: number): Promise<number> {
  if (database.isClosed()) return 0
  const counts = await database.store.counts()
  return query.isDescending ? Math.max(0, counts.documents + counts.deleted - sent) : counts.after(at)
}

/** Beats until there is something new; false when the feed is to end. */
async function* untilChange({ database, query, gone }: Feed, at: number): AsyncGenerator<string, boolean> {
  for (;;) {
    const outcome = await waitForChange(database, at, query, gone)
    if (outcome !== 'heartbeat') return outcome === 'changed'
    yield '\n'
  }
}

async function* withAhead(
  ahead: readonly IteratorResult<string>[],
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  for (const line of ahead) if (line.done !== true) yield line.value
  yield* rest
}
