import { CouchError, notFound } from '../couchError.ts'
import { requireServerAdmin } from '../database/security.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'

/** POST `_replicate`. Only for administrators: it reaches out to whatever address it is given. */
export async function replicate(exchange: Exchange): Promise<Answer> {
  requireServerAdmin(exchange.user)
  const body = await jsonObjectOf(exchange)
  const { replications } = exchange.endpoint
  if (body['cancel'] === true) {
    if (!replications.cancel(body)) throw notFound('could not find replication')
    return json({ ok: true })
  }
  if (body['continuous'] === true) return json({ ok: true, _local_id: replications.startContinuous(body) }, 202)
  return json(await replications.runOnce(body))
}

export function activeTasks(exchange: Exchange): Answer {
  requireServerAdmin(exchange.user)
  return json(
    exchange.endpoint.replications.running().map(({ id, source, target, isContinuous }) => ({
      type: 'replication',
      replication_id: id,
      source: source.url,
      target: target.url,
      continuous: isContinuous,
    })),
  )
}

/** GET `_scheduler/docs`: the replications of `_replicator` and how they stand. */
export async function schedulerDocuments(exchange: Exchange): Promise<Answer> {
  requireServerAdmin(exchange.user)
  if (exchange.method !== 'GET') throw new CouchError(405, 'method_not_allowed', 'Only GET allowed', { allow: 'GET' })
  const { store } = exchange.endpoint.databases.find('_replicator')
  const keys: { readonly id: string; readonly rev: string }[] = []
  for await (const { id, winningRev, deleted } of store.allMetadata()) {
    if (!deleted && !id.startsWith('_design/')) keys.push({ id, rev: winningRev })
  }
  const docs = (await store.bodies(keys)).map((document) => ({
    database: '_replicator',
    doc_id: document?.['_id'] ?? null,
    state: document?.['_replication_state'] ?? 'running',
    last_updated: document?.['_replication_state_time'] ?? null,
  }))
  return json({ total_rows: docs.length, offset: 0, docs })
}
