import { randomBytes } from 'node:crypto'
import { badRequest, conflict, CouchError } from '../couchError.ts'
import { checkDocument, checkRevision } from '../database/checkDocument.ts'
import type { Database } from '../database/database.ts'
import { type Answer, entityTag, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import type { JsonObject } from '../json.ts'
import type { UserContext } from '../sessions/userContext.ts'
import { checkDocumentSize } from './checkDocumentSize.ts'
import { type DocumentExchange, locationOf, revisionInAddress } from './documentAddress.ts'

export async function putDocument(exchange: DocumentExchange): Promise<Answer> {
  const { database, id, user, query } = exchange
  const type = exchange.request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/')) {
    throw new CouchError(415, 'bad_content_type', 'Send attachments inside the document, as base64')
  }
  const body = checkDocument(await exchange.body())
  checkDocumentSize(exchange, body)
  const inAddress = revisionInAddress(exchange)
  if (inAddress !== undefined && body['_rev'] !== undefined && body['_rev'] !== inAddress) {
    throw badRequest('Document rev from request body and query string have different values')
  }
  const rev = inAddress === undefined ? {} : { _rev: checkRevision(inAddress) }
  const written = await writeOne(database, { ...body, ...rev, _id: id }, user, query.get('new_edits') !== 'false')
  return json({ ok: true, ...written }, 201, {
    ...entityTag(written.rev),
    location: locationOf(exchange, database, id),
  })
}

export async function postDocument(exchange: Exchange, database: Database): Promise<Answer> {
  const body = checkDocument(await jsonObjectOf(exchange))
  const id = typeof body['_id'] === 'string' ? body['_id'] : newDocumentId()
  const written = await writeOne(database, { ...body, _id: id }, exchange.user)
  return json({ ok: true, ...written }, 201, { location: locationOf(exchange, database, id) })
}

export async function deleteDocument(exchange: DocumentExchange): Promise<Answer> {
  const { database, id, user } = exchange
  const rev = revisionInAddress(exchange)
  if (rev === undefined) {
    await database.store.read(id, {})
    throw conflict()
  }
  const written = await writeOne(database, { _id: id, _rev: checkRevision(rev), _deleted: true }, user)
  return json({ ok: true, ...written }, 200, entityTag(written.rev))
}

export async function copyDocument(exchange: DocumentExchange): Promise<Answer> {
  const { database, id, user, query } = exchange
  const destination = exchange.request.headers['destination']
  if (typeof destination !== 'string') throw badRequest('Destination header is mandatory for COPY.')
  const [target = '', targetQuery] = destination.split('?')
  const targetRev = new URLSearchParams(targetQuery).get('rev')
  const rev = query.get('rev')
  const { _rev, ...source } = await database.store.read(id, {
    attachments: true,
    ...(rev === null ? {} : { rev: checkRevision(rev) }),
  })
  const document = checkDocument({
    ...source,
    ...(targetRev === null ? {} : { _rev: targetRev }),
    _id: decodeURIComponent(target),
  })
  const written = await writeOne(database, document, user)
  return json({ ok: true, ...written }, 201, {
    ...entityTag(written.rev),
    location: locationOf(exchange, database, written.id),
  })
}

/** Writes one document, or throws why not. */
export async function writeOne(
  database: Database,
  document: JsonObject,
  user: UserContext,
  isNewEdit = true,
): Promise<{ readonly id: string; readonly rev: string }> {
  const { _revisions, ...edit } = document
  const documents = [isNewEdit ? edit : withRevision(document)]
  const [outcome] = await database.write({ documents, isNewEdit, user })
  if (outcome?.kind === 'written') return { id: outcome.id, rev: outcome.rev }
  throw outcome?.failure ?? new CouchError(500, 'internal_server_error', 'The write was not answered.')
}

/** A replicated document must say which revision it is; `_revisions` alone says it, too. */
export function withRevision(document: JsonObject): JsonObject {
  const revisions = document['_revisions'] as { readonly start: number; readonly ids: readonly string[] } | undefined
  const listed = revisions === undefined ? undefined : `${revisions.start}-${revisions.ids[0]}`
  const rev = document['_rev'] ?? listed
  if (rev === undefined) throw new CouchError(400, 'doc_validation', 'Missing _rev of a replicated document')
  if (listed !== undefined && listed !== rev) {
    throw new CouchError(400, 'doc_validation', '_rev does not fit _revisions')
  }
  return { ...document, _rev: rev }
}

export function newDocumentId(): string {
  return randomBytes(16).toString('hex')
}
