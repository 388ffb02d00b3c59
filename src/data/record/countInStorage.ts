import type { MangoQuery, RxCollection } from 'rxdb'
import { catchError, distinctUntilChanged, EMPTY, merge, type Observable, of, switchMap, throwError } from 'rxjs'
import { preparedQuery } from './readStorage.ts'
import type { AnyRecord, Stored } from './storedRecord.ts'
import { tryOnceMore } from './tryOnceMore.ts'

/**
 * How many records fit, counted anew in the store at first and after every write of any tab. Not by `collection.count`:
 * RxDB (17.6) adds up events, and one of another tab that comes after a count which saw its write already is added twice,
 * for good.
 */
export function countInStorage$<T extends AnyRecord>(
  collection: RxCollection<Stored<T>>,
  query: MangoQuery<Stored<T>>,
): Observable<number> {
  const prepared = preparedQuery(collection, query)
  const counted = async () => (await tryOnceMore(collection, () => collection.storageInstance.count(prepared))).count
  // The events first: a write after the first count is one that they tell of.
  return merge(collection.eventBulks$, of(null)).pipe(
    switchMap(counted),
    catchError((cause: unknown) => (collection.closed ? EMPTY : throwError(() => cause))),
    distinctUntilChanged(),
  )
}
