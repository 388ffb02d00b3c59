import { combineLatest, map, type Observable } from 'rxjs'
import type { Device } from '../../domain/device/device.ts'
import type { StockMovement } from '../../domain/stock/stockMovement.ts'
import { stockroomOf } from '../../domain/stock/stockroomOf.ts'
import type { Swap } from '../../domain/swap/swap.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { RecordStore } from '../record/recordStore.ts'

export type StockRepository = {
  /** What the bar's stockroom can hand out, by asset tag: fold over movements, swaps and loans. */
  stockroom$(barId: string): Observable<readonly Device[]>
}

export function createStockRepository(
  movements: RecordStore<StockMovement>,
  swaps: RecordStore<Swap>,
  visits: RecordStore<Visit>,
): StockRepository {
  const ofBar = <T extends { readonly barId: string }>(barId: string) =>
    map((records: readonly T[]) => records.filter((record) => record.barId === barId))
  return {
    stockroom$: (barId) =>
      combineLatest([
        movements.find$({ selector: { barId } }),
        swaps.find$({ selector: {} }).pipe(ofBar(barId)),
        visits.find$({ selector: { isLoanerIssued: true } }).pipe(ofBar(barId)),
      ]).pipe(map(([moved, swapped, lent]) => stockroomOf(moved, swapped, lent))),
  }
}
