import { combineLatest, defer, map, type Observable, ReplaySubject, share, switchMap, timer } from 'rxjs'
import type { KitIssue } from '../../domain/kit/kitIssue.ts'
import type { StockCount } from '../../domain/stock/stockCount.ts'
import type { StockMovement } from '../../domain/stock/stockMovement.ts'
import { standingMovements } from '../../domain/stock/standingMovements.ts'
import type { StockMove } from '../../domain/stock/stockSteps.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import type { StockRecords } from '../../domain/stock/whereaboutsOf.ts'
import type { Swap } from '../../domain/swap/swap.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { RecordStore } from '../record/recordStore.ts'

/** After its last screen is left: a technician comes back to the stock many times a day. */
const msKept = 10 * 60_000

/** Not in the first load: the queue does not ask where a device is. */
const loadFold = () => import('../../domain/stock/whereaboutsOf.ts')

export type StockRepository = {
  /** Where each device is that this bar ever held, by asset tag: fold over movements, counts, swaps and loans. */
  whereabouts$(barId: string): Observable<ReadonlyMap<string, Whereabouts>>
  /** All that tells where this bar's devices are, and were. */
  records$(barId: string): Observable<StockRecords>
  /** The bar's movements that stand, without those that were taken back. */
  standing$(barId: string): Observable<readonly StockMovement[]>
  /** The bar's last count; null before the first. */
  lastCount$(barId: string): Observable<StockCount | null>
  /** Resolves after the record is durably on this tablet. */
  add(record: StockMove): Promise<void>
  /** Kits of one visit, also those that were declined or taken back. */
  kitsOfVisit$(visitId: string): Observable<readonly KitIssue[]>
  /** Null for a kit that this tablet does not hold. */
  kit$(id: string): Observable<KitIssue | null>
  changeKit(id: string, change: (kit: KitIssue) => KitIssue): Promise<void>
  /**
   * Movements of one consignment, one after the other, each a record of its own. A device that stands under the consignment
   * already is left out: should a write fail, the same call again goes on with the rest, and nothing is there twice. Resolves
   * with what it wrote.
   */
  addConsignment(movements: readonly StockMovement[], consignmentId: string): Promise<readonly StockMovement[]>
}

export function createStockRepository(
  moves: RecordStore<StockMove>,
  swaps: RecordStore<Swap>,
  visits: RecordStore<Visit>,
): StockRepository {
  const ofBar = <T extends { readonly barId: string }>(barId: string) =>
    map((records: readonly T[]) => records.filter((record) => record.barId === barId))
  /** Few among many movements: found by how their ids begin. */
  const ofType$ = <Type extends StockMove['type']>(type: Type) =>
    moves
      .find$({ selector: { id: { $gte: `${type}:`, $lt: `${type};` } } })
      .pipe(map((found) => found as readonly Extract<StockMove, { readonly type: Type }>[]))
  const recordsOf$ = (barId: string): Observable<StockRecords> =>
    combineLatest({
      moves: moves.find$({ selector: { barId } }),
      swaps: swaps.find$({ selector: {} }).pipe(ofBar(barId)),
      visits: visits.find$({ selector: { isLoanerIssued: true } }).pipe(ofBar(barId)),
    })
  const whereaboutsOfBars = new Map<string, Observable<ReadonlyMap<string, Whereabouts>>>()
  return {
    whereabouts$: (barId) => {
      const known = whereaboutsOfBars.get(barId)
      if (known !== undefined) return known
      const whereabouts$ = defer(loadFold).pipe(
        switchMap(({ createWhereaboutsFold }) => recordsOf$(barId).pipe(map(createWhereaboutsFold()))),
        share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => timer(msKept) }),
      )
      whereaboutsOfBars.set(barId, whereabouts$)
      return whereabouts$
    },
    lastCount$: (barId) =>
      ofType$('stock-count').pipe(
        ofBar(barId),
        map((counts) => counts.toSorted((one, other) => (one.movedAt < other.movedAt ? 1 : -1))[0] ?? null),
      ),
    records$: recordsOf$,
    standing$: (barId) => moves.find$({ selector: { barId } }).pipe(map(standingMovements)),
    add: async (record) => void (await moves.add(record)),
    kitsOfVisit$: (visitId) => ofType$('kit-issue').pipe(map((kits) => kits.filter((kit) => kit.visitId === visitId))),
    kit$: (id) => moves.byId$(id).pipe(map((record) => (record?.type === 'kit-issue' ? record : null))),
    changeKit: async (id, change) =>
      void (await moves.change(id, (record) => (record.type === 'kit-issue' ? change(record) : record))),
    addConsignment: async (movements, consignmentId) => {
      const [first] = movements
      if (first === undefined) return []
      const written: StockMovement[] = []
      const held = standingMovements(await moves.find({ selector: { barId: first.barId } }))
      const there = new Set(
        held.filter((move) => move.consignmentId === consignmentId).map(({ device }) => device.assetTag),
      )
      for (const movement of movements) {
        if (there.has(movement.device.assetTag)) continue
        const record = { ...movement, consignmentId }
        await moves.add(record)
        written.push(record)
        there.add(movement.device.assetTag)
      }
      return written
    },
  }
}
