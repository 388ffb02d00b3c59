import {
  type MangoQuery,
  normalizeMangoQuery,
  type PreparedQuery,
  prepareQuery,
  type RxDocumentData,
  type RxStorageInstance,
} from 'rxdb'
import { tryOnceMore } from './tryOnceMore.ts'

/** Where documents lie: a collection, or a storage that no collection stands for. */
export type Place<D> = { readonly storageInstance: RxStorageInstance<D, unknown, unknown> }

/**
 * What lies in the store now, as raw documents. Not by way of `collection.find`: RxDB caches a query together with its
 * failure (17.6), so that one that met a lost connection fails for ever.
 */
export async function readStorage<D>(place: Place<D>, query: MangoQuery<D>): Promise<readonly RxDocumentData<D>[]> {
  const prepared = preparedQuery(place, query)
  return (await tryOnceMore(place, () => place.storageInstance.query(prepared))).documents
}

/** What lies in the store under these ids, tombstones too. */
export async function findInStorage<D>(place: Place<D>, ids: readonly string[]): Promise<readonly RxDocumentData<D>[]> {
  return tryOnceMore(place, () => place.storageInstance.findDocumentsById([...ids], true))
}

export function preparedQuery<D>({ storageInstance: { schema } }: Place<D>, query: MangoQuery<D>): PreparedQuery<D> {
  return prepareQuery(schema, normalizeMangoQuery(schema, query as never))
}
