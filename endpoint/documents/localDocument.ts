import { createHash } from 'node:crypto'
import { CouchError } from '../couchError.ts'
import { checkDocument } from '../database/checkDocument.ts'
import { type Answer, json } from '../http/answer.ts'
import { type DocumentExchange, locationOf } from './documentAddress.ts'

/** GET, PUT and DELETE of a `_local/` document. */
export async function localDocument(exchange: DocumentExchange): Promise<Answer> {
  const { database, id, method } = exchange
  const { locals } = database
  if (method === 'GET' || method === 'HEAD') {
    const document = await locals.read(id)
    return json(document, 200, { etag: tagOf(JSON.stringify(document)) })
  }
  if (method === 'DELETE') {
    await locals.remove(id)
    return json({ ok: true, id, rev: '0-0' })
  }
  if (method !== 'PUT') throw new CouchError(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,PUT allowed')
  const document = checkDocument(await exchange.body())
  if (document['_deleted'] === true) {
    await locals.remove(id)
    return json({ ok: true, id, rev: '0-0' }, 201)
  }
  const rev = await locals.write(id, document)
  return json({ ok: true, id, rev }, 201, {
    location: locationOf(exchange, database, id),
    etag: tagOf(JSON.stringify(document) + rev),
  })
}

function tagOf(text: string): string {
  return `"${createHash('sha1').update(text).digest('base64url')}"`
}
