import { badRequest } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { ReadOptions } from '../store/documentStore.ts'
import { readOptionsOf } from './readDocument.ts'

/** Read at the same time: enough to keep the disk busy, few enough to bound memory. */
const AT_ONCE = 50

export async function bulkGet(exchange: Exchange, database: Database): Promise<Answer> {
  const { docs } = await jsonObjectOf(exchange)
  if (!Array.isArray(docs)) throw badRequest('Missing JSON list of `docs`.')
  const { rev: _rev, ...options } = readOptionsOf(exchange.query)
  const results: Json[] = []
  for (let start = 0; start < docs.length; start += AT_ONCE) {
    const part = docs.slice(start, start + AT_ONCE) as readonly Json[]
    results.push(...(await Promise.all(part.map((wanted) => resultOf(database, wanted, options)))))
  }
  return json({ results })
}

async function resultOf(database: Database, wanted: Json, options: ReadOptions): Promise<JsonObject> {
  const { id, rev } = isJsonObject(wanted) ? wanted : {}
  if (typeof id !== 'string') {
    return { id: '', docs: [{ error: { id: '', rev: null, error: 'bad_request', reason: 'document id missed' } }] }
  }
  const missing = {
    error: { rev: typeof rev === 'string' ? rev : 'undefined', reason: 'missing', id, error: 'not_found' },
  }
  if (rev !== undefined && (typeof rev !== 'string' || !/^\d+-[^-]+$/.test(rev))) {
    return { id, docs: [{ error: { ...missing.error, error: 'bad_request', reason: 'Invalid rev format' } }] }
  }
  try {
    const revisions = await database.store.openRevisions(id, rev === undefined ? 'all' : [rev], options)
    return { id, docs: revisions.map((revision): Json => ('ok' in revision ? { ok: revision.ok } : missing)) }
  } catch {
    return { id, docs: [missing] }
  }
}
