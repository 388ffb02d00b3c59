import { badRequest, CouchError } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { isJsonObject, isStringArray, type Json, type JsonObject } from '../json.ts'
import { compileSelector, type Selector } from './compileSelector.ts'
import { fieldOf } from './indexDefinition.ts'

export type FindQuery = {
  readonly selector: Selector
  readonly source: JsonObject
  readonly limit: number
  readonly skip: number
  readonly sort: readonly (readonly [field: string, order: string])[]
  readonly fields: readonly string[] | undefined
  readonly bookmark: string | undefined
  readonly useIndex: readonly string[]
  readonly isWithConflicts: boolean
  readonly isWithStatistics: boolean
}

/** CouchDB's own when none is asked for. */
const DEFAULT_LIMIT = 25

export function findQueryOf(body: JsonObject, database: Database): FindQuery {
  const { selector, fields, sort = [], bookmark, use_index: useIndex } = body
  if (selector === undefined) throw new CouchError(400, 'missing_required_key', 'Missing required key: selector')
  if (!isJsonObject(selector)) throw new CouchError(400, 'invalid_selector_json', 'Selector must be a JSON object')
  if (!Array.isArray(sort)) throw new CouchError(400, 'invalid_sort_json', 'Sort must be a list')
  if (fields !== undefined && !isStringArray(fields)) throw badRequest('Fields must be a list of names')
  const order = sort.map((field: Json) => fieldOf(field))
  if (new Set(order.map(([, direction]) => direction)).size > 1) {
    throw new CouchError(
      400,
      'unsupported_mixed_sort',
      'Sorts currently only support a single direction for all fields.',
    )
  }
  return {
    selector: compileSelector(selector, database.sandbox),
    source: selector,
    limit: countOf(body, 'limit', DEFAULT_LIMIT),
    skip: countOf(body, 'skip', 0),
    sort: order,
    fields: fields !== undefined && fields.length > 0 ? fields : undefined,
    bookmark: typeof bookmark === 'string' && bookmark !== '' && bookmark !== 'nil' ? bookmark : undefined,
    useIndex: isStringArray(useIndex) ? useIndex : typeof useIndex === 'string' ? [useIndex] : [],
    isWithConflicts: body['conflicts'] === true,
    isWithStatistics: body['execution_stats'] === true,
  }
}

function countOf(body: JsonObject, name: string, fallback: number): number {
  const value = body[name] ?? fallback
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    throw new CouchError(400, 'invalid_key', `Invalid value for ${name}: ${JSON.stringify(value)}`)
  }
  return value as number
}
