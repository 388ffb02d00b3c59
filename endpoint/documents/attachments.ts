import { CouchError, notFound } from '../couchError.ts'
import { checkDocument, checkRevision } from '../database/checkDocument.ts'
import { type Answer, json } from '../http/answer.ts'
import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import { type DocumentExchange, locationOf, revisionInAddress } from './documentAddress.ts'
import { writeOne } from './writeDocument.ts'

export async function readAttachment(exchange: DocumentExchange, name: string): Promise<Answer> {
  const { database, id, query } = exchange
  const rev = query.get('rev')
  const document = await database.store.read(id, rev === null ? {} : { rev: checkRevision(rev) })
  const attachments = attachmentsOf(document)
  const attachment = Object.hasOwn(attachments, name) ? attachments[name] : undefined
  if (!isJsonObject(attachment)) throw notFound('Document is missing attachment')
  const etag = `"${textOf(attachment['digest']).replace(/^md5-/, '')}"`
  if (exchange.request.headers['if-none-match'] === etag) return { kind: 'empty', status: 304, headers: { etag } }
  const bytes = await database.store.attachment(id, name, textOf(document['_rev']))
  const type = textOf(attachment['content_type'] ?? 'application/octet-stream')
  return { kind: 'bytes', status: 200, bytes: Buffer.from(bytes), type, headers: { etag } }
}

export async function putAttachment(exchange: DocumentExchange, name: string): Promise<Answer> {
  const { database, id, user, request } = exchange
  const { document } = await documentToChange(exchange)
  const attachment = {
    content_type: request.headers['content-type'] ?? 'application/octet-stream',
    data: (await exchange.bytes()).toString('base64'),
  }
  const changed = checkDocument({ ...document, _attachments: { ...attachmentsOf(document), [name]: attachment } })
  const written = await writeOne(database, { ...changed, _id: id }, user)
  return json({ ok: true, ...written }, 201, { location: locationOf(exchange, database, id, name) })
}

export async function deleteAttachment(exchange: DocumentExchange, name: string): Promise<Answer> {
  const { database, id, user } = exchange
  const { document, isKnown } = await documentToChange(exchange)
  if (!isKnown) throw notFound('missing')
  const attachments = attachmentsOf(document)
  const { [name]: _removed, ...kept } = attachments
  if (!Object.hasOwn(attachments, name)) throw notFound('Document is missing attachment')
  const { _attachments, ...fields } = document
  const changed = Object.keys(kept).length === 0 ? fields : { ...fields, _attachments: kept }
  return json({ ok: true, ...(await writeOne(database, { ...changed, _id: id }, user)) })
}

/** The document as the named revision has it, or a new one; a wrong revision is refused when it is written. */
async function documentToChange(
  exchange: DocumentExchange,
): Promise<{ readonly document: JsonObject; readonly isKnown: boolean }> {
  const rev = revisionInAddress(exchange)
  try {
    const options = rev === undefined ? {} : { rev: checkRevision(rev) }
    const { _rev, ...document } = await exchange.database.store.read(exchange.id, options)
    return { document: rev === undefined ? document : { ...document, _rev: rev }, isKnown: true }
  } catch (failure) {
    if (!(failure instanceof CouchError) || failure.status !== 404) throw failure
    if (rev !== undefined) throw new CouchError(409, 'conflict', 'Document update conflict.')
    return { document: {}, isKnown: false }
  }
}

function attachmentsOf(document: JsonObject): JsonObject {
  return isJsonObject(document['_attachments']) ? document['_attachments'] : {}
}
