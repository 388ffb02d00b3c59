import { badRequest, CouchError } from '../couchError.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'

const KEPT = new Set(['_id', '_rev', '_attachments', '_deleted', '_revisions'])
/** Added by reads, ignored by writes. */
const IGNORED = new Set(['_revs_info', '_conflicts', '_deleted_conflicts', '_local_seq'])
const REPLICATION = /^_replication_(id|state|state_time|state_reason|stats|start_time)$/
const REVISION = /^\d+-[^-]+$/

/** Refuses what CouchDB refuses before it looks at the database; what passes is safe to hand to the store. */
export function checkDocument(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) throw badRequest('Document must be a JSON object')
  const checked: Record<string, Json> = {}
  for (const [key, member] of Object.entries(value)) {
    if (!key.startsWith('_') || KEPT.has(key) || REPLICATION.test(key)) checked[key] = member
    else if (!IGNORED.has(key)) throw invalid(`Bad special document member: ${key}`)
  }
  if (checked['_id'] !== undefined) checkDocumentId(checked['_id'])
  if (checked['_rev'] !== undefined) checkRevision(checked['_rev'])
  if (checked['_deleted'] !== undefined && typeof checked['_deleted'] !== 'boolean') {
    throw invalid('Bad special document member: _deleted')
  }
  if (checked['_revisions'] !== undefined) checkRevisions(checked['_revisions'])
  if (checked['_attachments'] !== undefined) checkAttachments(checked['_attachments'])
  return checked
}

export function checkDocumentId(id: Json): string {
  if (typeof id !== 'string') throw new CouchError(400, 'illegal_docid', 'Document id must be a string')
  if (id === '') throw new CouchError(400, 'illegal_docid', 'Document id must not be empty')
  if (id.startsWith('_') && !/^_(design|local)\/./su.test(id)) {
    throw new CouchError(400, 'illegal_docid', 'Only reserved document ids may start with underscore.')
  }
  return id
}

export function checkRevision(rev: Json): string {
  if (typeof rev !== 'string' || !REVISION.test(rev)) throw badRequest('Invalid rev format')
  return rev
}

function checkRevisions(revisions: Json): void {
  if (!isJsonObject(revisions)) throw invalid('Bad special document member: _revisions')
  const { start, ids } = revisions
  if (!Number.isSafeInteger(start)) throw invalid("_revisions.start isn't an integer.")
  if (!Array.isArray(ids)) throw invalid("_revisions.ids isn't a array.")
  if (!ids.every((id) => typeof id === 'string' && /^[^-]+$/.test(id))) throw invalid("RevId isn't a string")
  if (ids.length === 0 || ids.length > (start as number)) throw invalid('_revisions.ids does not fit _revisions.start')
}

function checkAttachments(attachments: Json): void {
  if (!isJsonObject(attachments)) throw invalid('Bad special document member: _attachments')
  for (const [name, attachment] of Object.entries(attachments)) {
    if (name === '' || name.startsWith('_')) throw badRequest(`Attachment name '${name}' is not allowed`)
    if (!isJsonObject(attachment)) throw badRequest(`Attachment '${name}' must be a JSON object`)
    if (attachment['follows'] === true) throw badRequest('Attachments that follow need a multipart body')
    const { data, stub } = attachment
    if (stub !== true && (typeof data !== 'string' || !isBase64(data))) {
      throw badRequest('Attachment data must be base64')
    }
  }
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}

function invalid(reason: string): CouchError {
  return new CouchError(400, 'doc_validation', reason)
}
