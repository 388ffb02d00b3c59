import { CouchError } from '../couchError.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { DocumentStore, WriteOutcome } from '../store/documentStore.ts'
import { fillAttachmentStubs } from './fillAttachmentStubs.ts'
import { oldDocumentsOf } from './oldDocumentsOf.ts'
import type { WriteRequest } from './writeQueue.ts'

export type DocumentToWrite = {
  readonly document: JsonObject
  readonly oldDocument: JsonObject | null
  readonly request: WriteRequest
}

/** The documents that may be written, possibly changed, or why not. One verdict per document. */
export type Validate = (documents: readonly DocumentToWrite[]) => Promise<readonly Verdict[]>

export type Verdict = JsonObject | CouchError

/** Validates and writes several requests as one commit, and gives each its own outcomes. */
export async function commitWrites(
  store: DocumentStore,
  validate: Validate,
  requests: readonly WriteRequest[],
): Promise<readonly (readonly WriteOutcome[])[]> {
  const flat = requests.flatMap((request) => request.documents.map((document) => ({ document, request })))
  const isNewEdit = requests[0]?.isNewEdit ?? true
  const old = await oldDocumentsOf(
    store,
    flat.map(({ document }) => document),
    isNewEdit,
  )
  const filled = flat.map(({ document, request }, index): DocumentToWrite | CouchError => {
    const oldDocument = old[index] ?? null
    const complete = fillAttachmentStubs(document, oldDocument, isNewEdit)
    return complete instanceof CouchError ? complete : { document: complete, oldDocument, request }
  })
  const candidates = filled.filter((item): item is DocumentToWrite => !(item instanceof CouchError))
  const verdicts = await validate(candidates)
  const passed = verdicts.filter((verdict): verdict is JsonObject => !(verdict instanceof CouchError))
  const written = passed.length === 0 ? [] : await store.write(passed, isNewEdit)

  let candidate = 0
  let row = 0
  const outcomes = filled.map((item, index): WriteOutcome => {
    const verdict = item instanceof CouchError ? item : verdicts[candidate++]
    if (isJsonObject(verdict) && !(verdict instanceof CouchError)) return written[row++] as WriteOutcome
    return { kind: 'refused', id: textOf(flat[index]?.document['_id']), failure: verdict as CouchError }
  })
  let next = 0
  return requests.map((request) => outcomes.slice(next, (next += request.documents.length)))
}

function textOf(id: Json | undefined): string {
  return typeof id === 'string' ? id : ''
}
