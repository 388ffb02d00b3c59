import { badRequest, CouchError } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { isDatabaseAdmin, isSecurity, requireDatabaseAdmin } from '../database/security.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import { isStringArray, type Json } from '../json.ts'

/** CouchDB's default; the store keeps as many. */
const REVISIONS_LIMIT = 1000

export async function securityOf(exchange: Exchange, database: Database): Promise<Answer> {
  if (exchange.method === 'GET' || exchange.method === 'HEAD') return json(database.security())
  if (exchange.method !== 'PUT') throw new CouchError(405, 'method_not_allowed', 'Only PUT,GET allowed')
  const security: Json = await exchange.body()
  // A cluster finds no majority for what each of its nodes refuses; clients know it by that name.
  if (!isDatabaseAdmin(exchange.user, database.security()) || !isSecurity(security)) {
    throw new CouchError(500, 'error', 'no_majority')
  }
  await database.setSecurity(security)
  return json({ ok: true })
}

export async function compact(exchange: Exchange, database: Database): Promise<Answer> {
  await jsonObjectOf(exchange)
  requireDatabaseAdmin(exchange.user, database.security())
  // It goes on after the answer; what it could not do, the next one does.
  database.store.compact().catch(() => undefined)
  return json({ ok: true }, 202)
}

export async function ensureFullCommit(exchange: Exchange, database: Database): Promise<Answer> {
  await jsonObjectOf(exchange)
  return json({ ok: true, instance_start_time: database.identity.createdAt }, 201)
}

export async function purge(exchange: Exchange, database: Database): Promise<Answer> {
  const wanted = await jsonObjectOf(exchange)
  requireDatabaseAdmin(exchange.user, database.security())
  const purged: Record<string, Json> = {}
  for (const [id, revs] of Object.entries(wanted)) {
    if (!isStringArray(revs)) throw badRequest('Purge takes a list of revisions for each document.')
    purged[id] = await database.purge(id, revs)
  }
  return json({ purge_seq: null, purged }, 201)
}

export function revisionsLimit(): Answer {
  return json(REVISIONS_LIMIT)
}

export async function localDocuments(database: Database): Promise<Answer> {
  const rows = (await database.locals.list()).map(({ id, rev }) => ({ id, key: id, value: { rev } }))
  return json({ total_rows: null, offset: null, rows })
}
