import { badRequest } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { booleanParameter, integerParameter } from '../http/queryParameters.ts'
import { isStringArray, type JsonObject } from '../json.ts'
import { sequenceNumber } from './sequence.ts'

const FEEDS = ['normal', 'continuous', 'live', 'longpoll', 'eventsource'] as const
const DEFAULT_TIMEOUT = 60_000
const DEFAULT_HEARTBEAT = 60_000
/** Anything faster is a busy loop in disguise. */
const FASTEST_HEARTBEAT = 1000

export type FeedQuery = {
  readonly feed: 'normal' | 'longpoll' | 'continuous' | 'eventsource'
  readonly since: number
  readonly limit: number
  readonly isDescending: boolean
  readonly style: 'main_only' | 'all_docs'
  readonly isWithDocuments: boolean
  readonly isWithConflicts: boolean
  readonly isWithAttachments: boolean
  /** Milliseconds of silence after which the feed ends; a heartbeat keeps it open instead. */
  readonly timeout: number
  readonly heartbeat: number | undefined
}

export async function feedQueryOf(
  query: URLSearchParams,
  lastEventId: string | undefined,
  database: Database,
): Promise<FeedQuery> {
  const named = query.get('feed') ?? 'normal'
  const feed = FEEDS.find((known) => known === named)
  if (feed === undefined) {
    throw badRequest('Supported `feed` types: normal, continuous, live, longpoll, eventsource')
  }
  const since = lastEventId ?? query.get('since') ?? query.get('last-event-id') ?? '0'
  return {
    feed: feed === 'live' ? 'continuous' : feed,
    since: sequenceNumber(since, database, await database.store.updateSequence()),
    limit: integerParameter(query, 'limit') ?? Number.POSITIVE_INFINITY,
    isDescending: booleanParameter(query, 'descending', false),
    style: query.get('style') === 'all_docs' ? 'all_docs' : 'main_only',
    isWithDocuments: booleanParameter(query, 'include_docs', false),
    isWithConflicts: booleanParameter(query, 'conflicts', false),
    isWithAttachments: booleanParameter(query, 'attachments', false),
    timeout: Math.min(integerParameter(query, 'timeout') ?? DEFAULT_TIMEOUT, DEFAULT_TIMEOUT),
    heartbeat: heartbeatOf(query),
  }
}

function heartbeatOf(query: URLSearchParams): number | undefined {
  const text = query.get('heartbeat')
  if (text === null || text === 'false') return undefined
  if (text === 'true') return DEFAULT_HEARTBEAT
  return Math.max(integerParameter(query, 'heartbeat') ?? DEFAULT_HEARTBEAT, FASTEST_HEARTBEAT)
}

/** The ids that `_doc_ids` asks for, from the body or the query. */
export function documentIdsOf(query: URLSearchParams, body: JsonObject): ReadonlySet<string> {
  const ids: unknown = body['doc_ids'] ?? JSON.parse(query.get('doc_ids') ?? 'null')
  if (!isStringArray(ids)) throw badRequest('`doc_ids` filter parameter is not a list of doc ids')
  return new Set(ids)
}
