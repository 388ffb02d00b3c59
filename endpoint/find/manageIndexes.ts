import { notFound } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { requireDesigner } from '../database/security.ts'
import { writeOne } from '../documents/writeDocument.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { type FindIndex, findIndexesOf, wantedIndexOf } from './indexDefinition.ts'

export const allDocumentsIndex: JsonObject = {
  ddoc: null,
  name: '_all_docs',
  type: 'special',
  def: { fields: [{ _id: 'asc' }] },
}

export async function createIndex(exchange: Exchange, database: Database): Promise<Answer> {
  const { designId, name, view } = wantedIndexOf(await jsonObjectOf(exchange))
  requireDesigner(exchange.user, database.security())
  const before = (await database.designs.all()).find(({ document }) => document['_id'] === designId)?.document
  const views = isJsonObject(before?.['views']) ? before['views'] : {}
  const known = Object.hasOwn(views, name) ? views[name] : undefined
  if (JSON.stringify(isJsonObject(known) ? known['map'] : null) === JSON.stringify(view['map'])) {
    return json({ result: 'exists', id: designId, name })
  }
  const document = { _id: designId, language: 'query', ...before, views: { ...views, [name]: view } }
  await writeOne(database, document, exchange.user)
  return json({ result: 'created', id: designId, name })
}

export async function listIndexes(database: Database): Promise<Answer> {
  const indexes = [allDocumentsIndex, ...(await findIndexesOf(database)).map(describedIndex)]
  return json({ total_rows: indexes.length, indexes })
}

/** DELETE `_index/<design>/json/<name>`. */
export async function deleteIndex(exchange: Exchange, database: Database, path: readonly string[]): Promise<Answer> {
  requireDesigner(exchange.user, database.security())
  const [designName, , name = ''] = path[0] === '_design' ? path.slice(1) : path
  const { document } = await database.designs.find(designName ?? '')
  const views = isJsonObject(document['views']) ? document['views'] : {}
  if (!Object.hasOwn(views, name)) throw notFound('missing')
  const { [name]: _removed, ...kept } = views
  const { _id, _rev } = document as { readonly _id: Json; readonly _rev: Json }
  const next = Object.keys(kept).length === 0 ? { _id, _rev, _deleted: true } : { ...document, views: kept }
  await writeOne(database, next, exchange.user)
  return json({ ok: true })
}

export function describedIndex(index: FindIndex): JsonObject {
  return {
    ddoc: index.design.document['_id'] ?? null,
    name: index.name,
    type: 'json',
    partitioned: false,
    def: {
      fields: index.fields.map((field) => ({ [field]: 'asc' })),
      ...(Object.keys(index.partialSelector).length === 0 ? {} : { partial_filter_selector: index.partialSelector }),
    },
  }
}
