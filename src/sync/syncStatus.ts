import { combineLatest, distinctUntilChanged, map, type Observable } from 'rxjs'
import type { DamagedRecord } from '../domain/sync/needsAttention.ts'
import type { SyncStatus } from '../domain/sync/syncStatus.ts'
import type { Shelves } from './exchange.ts'
import type { Exchange } from './syncReport.ts'

/**
 * The status as every tab shows it: what the leading tab told of its exchange, and the counts from the store itself. Not
 * shared: whoever subscribes is told what the store holds at that moment, and never an earlier count.
 */
export function syncStatus$(
  exchange$: Observable<Exchange>,
  isSetUp$: Observable<boolean>,
  shelves: Shelves,
  damaged$: Observable<readonly DamagedRecord[]>,
): Observable<SyncStatus> {
  const { reference: _read, ...kinds } = shelves
  const refused$ = combineLatest(Object.values(kinds).map((shelf) => shelf.count$(2))).pipe(
    map((counts) => counts.reduce((sum, count) => sum + count, 0)),
  )
  const unsent$ = combineLatest({
    visits: shelves.visits.count$(1),
    swaps: shelves.swaps.count$(1),
    taps: shelves.taps.count$(1),
    stockMovements: shelves.stockMovements.count$(1),
    attendances: shelves.attendances.count$(1),
    refused: refused$,
    damaged: damaged$.pipe(map((records) => records.length)),
  }).pipe(distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)))
  return combineLatest([exchange$, isSetUp$, unsent$]).pipe(
    map(
      ([told, isSetUp, unsent]): SyncStatus => ({
        ...told,
        activity: isSetUp ? told.activity : { kind: 'not set up' },
        unsent,
      }),
    ),
  )
}
