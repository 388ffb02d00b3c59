import type { Database } from '../database/database.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import type { Json, JsonObject } from '../json.ts'
import { findQueryOf } from './findQuery.ts'
import type { FindIndex } from './indexDefinition.ts'
import { allDocumentsIndex, describedIndex } from './manageIndexes.ts'
import { type FindPlan, planFind } from './planFind.ts'

const INDEXABLE = ['$eq', '$lt', '$lte', '$gt', '$gte']

/** `_explain`: what a find would do, in CouchDB's words. */
export async function explainFind(exchange: Exchange, database: Database): Promise<Answer> {
  const query = findQueryOf(await jsonObjectOf(exchange), database)
  const plan = await planFind(database, query)
  const { limit, skip } = query
  const fields: Json = query.fields ?? []
  return json({
    dbname: database.name,
    index: plan.index === undefined ? allDocumentsIndex : describedIndex(plan.index),
    partitioned: false,
    selector: query.selector.normalised,
    opts: {
      use_index: query.useIndex,
      bookmark: query.bookmark ?? 'nil',
      limit,
      skip,
      sort: Object.fromEntries(query.sort),
      fields,
      partition: '',
      r: 1,
      conflicts: query.isWithConflicts,
      stale: false,
      update: true,
      stable: false,
      execution_stats: query.isWithStatistics,
      allow_fallback: true,
    },
    limit,
    skip,
    fields,
    index_candidates: plan.candidates.filter((index) => index !== plan.index).map((index) => candidate(index, plan)),
    selector_hints: [hintsOf(plan)],
    mrargs: {
      include_docs: true,
      view_type: 'map',
      reduce: false,
      partition: null,
      start_key: null,
      end_key: '<MAX>',
      direction: query.sort[0]?.[1] === 'desc' ? 'rev' : 'fwd',
      stable: false,
      update: true,
      conflicts: query.isWithConflicts ? true : 'undefined',
    },
    covering: false,
  })
}

function candidate(index: FindIndex, plan: FindPlan): JsonObject {
  const isUsable = index.fields.every((field) => plan.conditions.has(field))
  return {
    index: describedIndex(index),
    analysis: {
      usable: isUsable,
      reasons: [{ name: isUsable ? 'too_many_fields' : 'field_mismatch' }],
      ranking: 1,
      covering: false,
    },
  }
}

function hintsOf({ conditions }: FindPlan): JsonObject {
  const fields = [...conditions.keys()]
  const isIndexable = (field: string) =>
    conditions.get(field)?.some(([operator]) => INDEXABLE.includes(operator)) ?? false
  return {
    type: 'json',
    indexable_fields: fields.filter(isIndexable),
    unindexable_fields: fields.filter((field) => !isIndexable(field)),
  }
}
