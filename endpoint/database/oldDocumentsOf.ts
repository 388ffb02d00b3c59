import { isJsonObject, isStringArray, type JsonObject, textOf } from '../json.ts'
import type { DocumentMetadata } from '../store/documentMetadata.ts'
import type { DocumentStore } from '../store/documentStore.ts'

/**
 * What each document is built on, for validation functions: the revision it names, or for a replicated one the nearest
 * ancestor that is still known. null for a new document, and for one that comes back after a deletion.
 */
export async function oldDocumentsOf(
  store: DocumentStore,
  documents: readonly JsonObject[],
  isNewEdit: boolean,
): Promise<readonly (JsonObject | null)[]> {
  const metadata = await store.metadata(documents.map(({ _id }) => textOf(_id)))
  const keys = documents.map((document, index) => {
    const known = metadata[index]
    const rev = known === undefined ? undefined : ancestorOf(document, known, isNewEdit)
    return { id: textOf(document['_id']), rev: rev ?? '' }
  })
  const bodies = await store.bodies(keys)
  return bodies.map((body) => body ?? null)
}

function ancestorOf(document: JsonObject, known: DocumentMetadata, isNewEdit: boolean): string | undefined {
  if (isNewEdit) return typeof document['_rev'] === 'string' ? document['_rev'] : undefined
  const revisions = document['_revisions']
  if (!isJsonObject(revisions) || !isStringArray(revisions['ids'])) return undefined
  const start = Number(revisions['start'])
  return revisions['ids']
    .map((id, depth) => `${start - depth}-${id}`)
    .slice(1)
    .find((rev) => Object.hasOwn(known.rev_map, rev))
}
