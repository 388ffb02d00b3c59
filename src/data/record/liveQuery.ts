import { type RxCollection, type RxQuery, uncacheRxQuery } from 'rxdb'
import { catchError, defer, EMPTY, from, type Observable, retry, throwError } from 'rxjs'
import { reopenStorage } from './tryOnceMore.ts'

/**
 * What a query finds, now and after each change of any tab. Should it fail, it is asked once more over a connection that is
 * open again, as a new query: RxDB (17.6) caches a query together with its failure. A second failure is the caller's to show.
 */
export function liveQuery$<D, Result>(
  collection: RxCollection<D>,
  queryOf: () => RxQuery<D, Result>,
): Observable<Result> {
  return defer(() => {
    const query = queryOf()
    return query.$.pipe(
      catchError((cause: unknown) => {
        uncacheRxQuery(collection._queryCache, query)
        return collection.closed ? EMPTY : throwError(() => cause)
      }),
    )
  }).pipe(retry({ count: 1, delay: (cause) => from(reopenStorage(collection, cause)), resetOnSuccess: true }))
}
