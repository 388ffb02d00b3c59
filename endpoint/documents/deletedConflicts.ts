import { type JsonObject, textOf } from '../json.ts'
import { revisionsOf } from '../store/documentMetadata.ts'
import type { DocumentStore } from '../store/documentStore.ts'

/** Adds the deleted leaves that lost, which PouchDB does not tell of. */
export async function withDeletedConflicts(store: DocumentStore, document: JsonObject): Promise<JsonObject> {
  const [metadata] = await store.metadata([textOf(document['_id'])])
  if (metadata === undefined) return document
  const lost = revisionsOf(metadata).filter(
    ({ rev, isLeaf, isDeleted }) => isLeaf && isDeleted && rev !== document['_rev'],
  )
  return lost.length === 0 ? document : { ...document, _deleted_conflicts: lost.map(({ rev }) => rev) }
}
