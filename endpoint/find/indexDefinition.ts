import { createHash } from 'node:crypto'
import { badRequest, CouchError } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import type { Design } from '../database/designs.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'

export type FindIndex = {
  readonly design: Design
  readonly name: string
  readonly fields: readonly string[]
  readonly partialSelector: JsonObject
}

/** The indexes of a database, which CouchDB keeps as design documents in the language `query`. */
export async function findIndexesOf(database: Database): Promise<readonly FindIndex[]> {
  const designs = await database.designs.all()
  return designs.flatMap((design) => {
    const views = design.document['views']
    if (design.document['language'] !== 'query' || !isJsonObject(views)) return []
    return Object.entries(views).flatMap(([name, view]): readonly FindIndex[] => {
      const map = isJsonObject(view) ? view['map'] : undefined
      if (!isJsonObject(map) || !isJsonObject(map['fields'])) return []
      const partial = map['partial_filter_selector']
      return [
        { design, name, fields: Object.keys(map['fields']), partialSelector: isJsonObject(partial) ? partial : {} },
      ]
    })
  })
}

export type WantedIndex = {
  readonly designId: string
  readonly name: string
  readonly view: JsonObject
}

export function wantedIndexOf(body: JsonObject): WantedIndex {
  const { index, name, ddoc, type = 'json' } = body
  if (!isJsonObject(index)) throw new CouchError(400, 'missing_required_key', 'Missing required key: index')
  if (type !== 'json') throw new CouchError(400, 'invalid_index_type', 'Only indexes of type json are supported')
  const fields = index['fields']
  if (!Array.isArray(fields) || fields.length === 0) throw badRequest('Index fields must be a list')
  const named = fields.map((field: Json) => fieldOf(field))
  const partial = isJsonObject(index['partial_filter_selector']) ? index['partial_filter_selector'] : {}
  const hash = createHash('sha1')
    .update(JSON.stringify([named, partial]))
    .digest('hex')
  const design = typeof ddoc === 'string' ? ddoc.replace(/^_design\//, '') : hash
  return {
    designId: `_design/${design}`,
    name: typeof name === 'string' ? name : hash,
    view: {
      map: { fields: Object.fromEntries(named), partial_filter_selector: partial },
      reduce: '_count',
      options: { def: { fields } },
    },
  }
}

export function fieldOf(field: Json): readonly [name: string, order: string] {
  if (typeof field === 'string') return [field, 'asc']
  const [entry, ...more] = isJsonObject(field) ? Object.entries(field) : []
  if (entry === undefined || more.length > 0 || (entry[1] !== 'asc' && entry[1] !== 'desc')) {
    throw new CouchError(400, 'invalid_sort_field', `Invalid sort field: ${JSON.stringify(field)}`)
  }
  return [entry[0], entry[1]]
}
