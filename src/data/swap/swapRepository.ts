import { map, type Observable } from 'rxjs'
import type { Swap } from '../../domain/swap/swap.ts'
import type { RecordStore } from '../record/recordStore.ts'

export type SwapRepository = {
  byId$(id: string): Observable<Swap | null>
  ofVisit$(visitId: string): Observable<readonly Swap[]>
  /** Swaps of one member of staff that this tablet knows, for the entitlement; none for an empty staff number. */
  ofRequester$(staffNumber: string): Observable<readonly Swap[]>
  /** New one issued, old one not yet in; oldest swap first. */
  halfDone$(barId: string): Observable<readonly Swap[]>
  add(swap: Swap): Promise<Swap>
  change(id: string, change: (swap: Swap) => Swap): Promise<Swap>
}

export function createSwapRepository(store: RecordStore<Swap>): SwapRepository {
  return {
    byId$: (id) => store.byId$(id),
    ofVisit$: (visitId) => store.find$({ selector: { visitId } }),
    ofRequester$: (staffNumber) =>
      store.find$({ selector: { staffNumber } }).pipe(map((swaps) => (staffNumber === '' ? [] : swaps))),
    halfDone$: (barId) =>
      store
        .find$({ selector: { state: 'new one issued, old one not yet in' }, sort: [{ swappedAt: 'asc' }] })
        .pipe(map((swaps) => swaps.filter((swap) => swap.barId === barId))),
    add: (swap) => store.add(swap),
    change: (id, change) => store.change(id, change),
  }
}
