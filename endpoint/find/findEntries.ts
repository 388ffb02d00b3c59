import type { Database } from '../database/database.ts'
import type { Json } from '../json.ts'
import { collate } from '../views/collate.ts'
import { createViewIndex, type MapBatch, type ViewIndex, type ViewRow } from '../views/viewIndex.ts'
import { pathOf, valueAt } from './compileSelector.ts'
import type { FindIndex } from './indexDefinition.ts'
import type { Conditions, FindPlan } from './planFind.ts'

export type Entry = ViewRow

/** Documents that may match, in the order of the plan's index, or of their ids without one. */
export async function* entriesOf(database: Database, plan: FindPlan, isDescending: boolean): AsyncIterable<Entry> {
  if (plan.index === undefined) {
    for await (const metadata of database.store.allMetadata({ isDescending })) {
      if (!metadata.deleted && !metadata.id.startsWith('_design/'))
        yield { id: metadata.id, key: metadata.id, value: null }
    }
    return
  }
  const rows = await indexOf(database, plan.index).rows()
  const { fields } = plan.index
  for (const row of isDescending ? rows.toReversed() : rows) {
    if (mayMatch(row.key as readonly Json[], fields, plan.conditions)) yield row
  }
}

function indexOf(database: Database, { design, name, fields }: FindIndex): ViewIndex {
  const known = design.indexes.get(name)
  if (known !== undefined) return known
  const paths = fields.map(pathOf)
  const map: MapBatch = (documents) =>
    documents.map((document) => {
      const key = paths.map((path) => valueAt(document, path))
      return key.every((value) => value !== undefined) ? [[key, null]] : []
    })
  const index = createViewIndex(database.store, map)
  design.indexes.set(name, index)
  return index
}

/** What the key alone can rule out, so that fewer documents are read. */
function mayMatch(key: readonly Json[], fields: readonly string[], conditions: Conditions): boolean {
  return fields.every((field, position) => {
    const value = key[position] ?? null
    return (conditions.get(field) ?? []).every(([operator, argument]) => {
      const order = collate(value, argument)
      if (operator === '$eq') return order === 0
      if (operator === '$gt') return order > 0
      if (operator === '$gte') return order >= 0
      if (operator === '$lt') return order < 0
      return operator === '$lte' ? order <= 0 : true
    })
  })
}
