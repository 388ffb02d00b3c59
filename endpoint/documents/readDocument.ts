import { badRequest } from '../couchError.ts'
import { checkRevision } from '../database/checkDocument.ts'
import { type Answer, entityTag, json } from '../http/answer.ts'
import { booleanParameter, jsonParameter } from '../http/queryParameters.ts'
import { isStringArray, textOf } from '../json.ts'
import type { ReadOptions } from '../store/documentStore.ts'
import type { DocumentExchange } from './documentAddress.ts'
import { withDeletedConflicts } from './deletedConflicts.ts'

/** GET and HEAD of a document, in all the ways that clients ask for revisions. */
export async function readDocument(exchange: DocumentExchange): Promise<Answer> {
  const { query, database, id } = exchange
  const options = readOptionsOf(query)
  const openRevisions = query.get('open_revs')
  if (openRevisions !== null) {
    const wanted = openRevisions === 'all' ? 'all' : jsonParameter(query, 'open_revs')
    if (wanted !== 'all' && !isStringArray(wanted)) throw badRequest('`open_revs` must be all or a list of revisions')
    if (wanted !== 'all') wanted.forEach(checkRevision)
    return json(await database.store.openRevisions(id, wanted, options))
  }
  const found = await database.store.read(id, options)
  const wantsDeleted = query.get('deleted_conflicts') === 'true' || query.get('meta') === 'true'
  const document = wantsDeleted ? await withDeletedConflicts(database.store, found) : found
  const hasExtras = '_conflicts' in document || '_deleted_conflicts' in document || '_revs_info' in document
  const tag = hasExtras ? {} : entityTag(textOf(document['_rev']))
  if (tag.etag !== undefined && exchange.request.headers['if-none-match'] === tag.etag) {
    return { kind: 'empty', status: 304, headers: tag }
  }
  return json(document, 200, tag)
}

export function readOptionsOf(query: URLSearchParams): ReadOptions {
  const rev = query.get('rev')
  const meta = booleanParameter(query, 'meta', false)
  return {
    ...(rev === null ? {} : { rev: checkRevision(rev) }),
    revs: booleanParameter(query, 'revs', false),
    revs_info: meta || booleanParameter(query, 'revs_info', false),
    conflicts: meta || booleanParameter(query, 'conflicts', false),
    attachments: booleanParameter(query, 'attachments', false),
    latest: booleanParameter(query, 'latest', false),
  }
}
