import { badRequest, CouchError } from '../couchError.ts'
import { checkDocument } from '../database/checkDocument.ts'
import type { Database } from '../database/database.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import { type Json, type JsonObject, textOf } from '../json.ts'
import type { WriteOutcome } from '../store/documentStore.ts'
import { checkDocumentSize } from './checkDocumentSize.ts'
import { newDocumentId, withRevision } from './writeDocument.ts'

/** CouchDB's `max_bulk_docs_count`. */
const MOST_DOCUMENTS = 10_000

export async function bulkDocuments(exchange: Exchange, database: Database): Promise<Answer> {
  const { docs, new_edits: newEdits } = await jsonObjectOf(exchange)
  if (docs === undefined) throw badRequest('POST body must include `docs` parameter.')
  if (!Array.isArray(docs)) throw badRequest('`docs` parameter must be an array.')
  if (docs.length > MOST_DOCUMENTS) {
    throw new CouchError(413, 'max_bulk_docs_count_exceeded', String(MOST_DOCUMENTS))
  }
  const isNewEdit = newEdits !== false
  const documents = docs.map((document: Json) => prepared(checkDocument(document), isNewEdit))
  documents.forEach((document) => checkDocumentSize(exchange, document))
  const outcomes = await database.write({ documents, isNewEdit, user: exchange.user })
  const rows = outcomes.map((outcome, index) => rowOf(outcome, documents[index], isNewEdit))
  return json(isNewEdit ? rows : rows.filter((row) => 'error' in row), 201)
}

function prepared(document: JsonObject, isNewEdit: boolean): JsonObject {
  const identified = document['_id'] === undefined ? { ...document, _id: newDocumentId() } : document
  if (!isNewEdit) return withRevision(identified)
  const { _revisions, ...edit } = identified
  return edit
}

function rowOf(outcome: WriteOutcome, document: JsonObject | undefined, isNewEdit: boolean): JsonObject {
  if (outcome.kind === 'written') return { ok: true, id: outcome.id, rev: outcome.rev }
  const { error, reason } = outcome.failure
  const rev = isNewEdit ? {} : { rev: textOf(document?.['_rev']) }
  return { id: outcome.id, ...rev, error, reason }
}
