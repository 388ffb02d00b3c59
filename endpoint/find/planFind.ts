import { CouchError } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { FindQuery } from './findQuery.ts'
import { type FindIndex, findIndexesOf } from './indexDefinition.ts'

/** Conditions that every result meets, by field: operator and argument. */
export type Conditions = ReadonlyMap<string, readonly (readonly [operator: string, argument: Json])[]>

export type FindPlan = {
  readonly index: FindIndex | undefined
  readonly conditions: Conditions
  readonly candidates: readonly FindIndex[]
}

/** An index holds only documents that have all its fields: it serves when the selector or the sort needs them all. */
export async function planFind(database: Database, query: FindQuery): Promise<FindPlan> {
  const conditions = conditionsOf(query.source)
  const candidates = (await findIndexesOf(database)).filter(
    ({ partialSelector }) => Object.keys(partialSelector).length === 0,
  )
  const named = query.useIndex[0]?.replace(/^_design\//, '')
  const usable = candidates
    .filter((index) => isUsable(index, query, conditions))
    .toSorted((one, other) => rankOf(one, named) - rankOf(other, named) || other.fields.length - one.fields.length)
  const index = usable[0]
  const isSortedById = query.sort.every(([field]) => field === '_id')
  if (index === undefined && !isSortedById) {
    throw new CouchError(400, 'no_usable_index', 'No index exists for this sort, try indexing by the sort fields.')
  }
  return { index, conditions, candidates }
}

function isUsable(index: FindIndex, query: FindQuery, conditions: Conditions): boolean {
  const sorted = query.sort.map(([field]) => field)
  const hasFields = index.fields.every((field) => conditions.has(field) || sorted.includes(field))
  // Fields that are held to one value do not disturb the order of those after them.
  const free = index.fields.filter((field) => sorted.includes(field) || !isConstant(field, conditions))
  const isInOrder = sorted.every((field, position) => free[position] === field)
  return hasFields && isInOrder
}

function isConstant(field: string, conditions: Conditions): boolean {
  return conditions.get(field)?.some(([operator]) => operator === '$eq') ?? false
}

function rankOf(index: FindIndex, named: string | undefined): number {
  return index.design.document['_id'] === `_design/${named ?? ''}` ? 0 : 1
}

/** Of the top level and of `$and` within it; a condition that a missing field may meet is none. */
function conditionsOf(selector: JsonObject): Conditions {
  const found = new Map<string, (readonly [string, Json])[]>()
  const add = (field: string, operator: string, argument: Json) => {
    const isMetByMissing = operator === '$exists' && argument !== true
    if (!isMetByMissing && operator !== '$not') found.set(field, [...(found.get(field) ?? []), [operator, argument]])
  }
  for (const [key, condition] of Object.entries(selector)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition.filter(isJsonObject)) {
        for (const [field, list] of conditionsOf(part))
          for (const [operator, argument] of list) add(field, operator, argument)
      }
    } else if (!key.startsWith('$')) {
      if (!isJsonObject(condition) || Object.keys(condition).length === 0) add(key, '$eq', condition)
      else
        for (const [operator, argument] of Object.entries(condition))
          if (operator.startsWith('$')) add(key, operator, argument)
    }
  }
  return found
}
