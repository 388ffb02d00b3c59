import { type AnyRecord, recordOf, type Stored } from '../data/record/storedRecord.ts'

/** A document as CouchDB takes and gives it. */
export type WireDocument = {
  readonly _id: string
  readonly _rev?: string
  readonly _deleted?: boolean | undefined
  readonly [field: string]: unknown
}

/** What the centre holds of one id at one revision; `record` null: deleted there. */
export type CentreVersion = { readonly id: string; readonly rev: string; readonly record: AnyRecord | null }

/** What is sent: the record with its id and revision under CouchDB's names, and nothing of the store's own. */
export function wireDocumentOf(stored: Stored): WireDocument {
  const { id, ...record } = recordOf(stored)
  return { ...record, _id: id, ...(stored.sync.rev === null ? {} : { _rev: stored.sync.rev }) }
}

/** What was received, back under our names. Fields with a leading underscore are CouchDB's own. */
export function centreVersionOf(document: WireDocument & { readonly _rev: string }): CentreVersion {
  const { _id: id, _rev: rev, _deleted: isDeleted } = document
  if (isDeleted === true) return { id, rev, record: null }
  const fields = Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('_')))
  // Reference data of the centre is nobody's version in particular.
  return { id, rev, record: { by: '', updatedAt: '', type: '', ...fields, id } }
}
