import { badRequest, CouchError } from '../couchError.ts'
import { booleanParameter, integerParameter, jsonParameter, parseFailure } from '../http/queryParameters.ts'
import type { Json, JsonObject } from '../json.ts'

/** What `_all_docs` and views take to choose rows. */
export type Listing = {
  readonly keys?: readonly Json[] | undefined
  readonly start?: Json | undefined
  readonly startId?: string | undefined
  readonly end?: Json | undefined
  readonly endId?: string | undefined
  readonly isEndExcluded?: boolean
  readonly isDescending?: boolean
  readonly skip?: number
  readonly limit?: number | undefined
  readonly isWithDocuments?: boolean
  readonly isWithConflicts?: boolean
  readonly isWithSequence?: boolean
}

/** Query and body say the same in two ways; the body's word counts. */
export function listingOf(query: URLSearchParams, body: JsonObject): Listing {
  const all = mergedParameters(query, body)
  const keys = jsonParameter(all, 'keys')
  if (keys !== undefined && !Array.isArray(keys)) throw badRequest('`keys` parameter must be an array.')
  const key = jsonParameter(all, 'key')
  const start = jsonParameter(all, 'startkey') ?? jsonParameter(all, 'start_key')
  const end = jsonParameter(all, 'endkey') ?? jsonParameter(all, 'end_key')
  if (keys !== undefined && (key !== undefined || start !== undefined || end !== undefined)) {
    throw parseFailure('`keys` is incompatible with `key`, `start_key` and `end_key`')
  }
  return {
    keys: keys as readonly Json[] | undefined,
    start: key === undefined ? start : key,
    startId: textParameter(all, 'startkey_docid', 'start_key_doc_id'),
    end: key === undefined ? end : key,
    endId: textParameter(all, 'endkey_docid', 'end_key_doc_id'),
    isEndExcluded: !booleanParameter(all, 'inclusive_end', true),
    isDescending: booleanParameter(all, 'descending', false),
    skip: integerParameter(all, 'skip') ?? 0,
    limit: integerParameter(all, 'limit'),
    isWithDocuments: booleanParameter(all, 'include_docs', false),
    isWithConflicts: booleanParameter(all, 'conflicts', false),
    isWithSequence: booleanParameter(all, 'update_seq', false),
  }
}

export function mergedParameters(query: URLSearchParams, body: JsonObject): URLSearchParams {
  const merged = new URLSearchParams(query)
  for (const [name, value] of Object.entries(body)) merged.set(name, JSON.stringify(value))
  return merged
}

function textParameter(all: URLSearchParams, ...names: readonly string[]): string | undefined {
  const text = names.map((name) => all.get(name)).find((value) => value !== null)
  if (text === null || text === undefined) return undefined
  if (!text.startsWith('"')) return text
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'string') throw new CouchError(400, 'query_parse_error', 'A document id must be a string')
  return value
}
