import { map, type Observable } from 'rxjs'
import type { Stamp } from '../../domain/record/eventStamp.ts'
import { nextQueueNumber } from '../../domain/visit/nextQueueNumber.ts'
import { type Arrival, openVisit, openVisitInService } from '../../domain/visit/openVisit.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { RecordStore } from '../record/recordStore.ts'

export type NewVisit = Omit<Arrival, 'id' | 'queueNumber' | 'by'> & { readonly service: 'starts now' | 'waits' }

export type VisitRepository = {
  /** Visits of a bar that are not over, first come first; emits now and after every local or synced change. */
  open$(barId: string): Observable<readonly Visit[]>
  /** Visits of one opening that are over, last first; of the `limit` that arrived last. */
  over$(openingId: string, limit: number): Observable<readonly Visit[]>
  /** The bar's visits that were over last, last arrived first; for how long visits take here. */
  recent$(barId: string): Observable<readonly Visit[]>
  /** Visits of a bar with a promise that is not kept yet, first come first. */
  promised$(barId: string): Observable<readonly Visit[]>
  /** Null for an id that this tablet does not hold. */
  byId$(id: string): Observable<Visit | null>
  /** Other visits of the same member of staff that this tablet knows, last first; none for an empty staff number. */
  earlier$(staffNumber: string, exceptId: string | null): Observable<readonly Visit[]>
  /** Resolves after the record is durably on this tablet, with its queue number given. */
  add(visit: NewVisit, nextStamp: () => Stamp): Promise<Visit>
  /** Reads, changes and writes in one step; run again on the newer state should another tab or sync have come between. */
  change(id: string, change: (visit: Visit) => Visit): Promise<Visit>
}

export type VisitNumbering = {
  readonly newId: () => string
  readonly installId: string
  /** This tablet's letter. */
  readonly letter: () => string
  /** Runs one at a time among all tabs of this tablet, so that no number is given twice. */
  readonly alone: <T>(task: () => Promise<T>) => Promise<T>
}

const mostRecent = 50

export function createVisitRepository(store: RecordStore<Visit>, numbering: VisitNumbering): VisitRepository {
  const ofBar = (barId: string) => map((visits: readonly Visit[]) => visits.filter((visit) => visit.barId === barId))
  const newestFirst = { arrivedAt: 'desc' } as const
  const numbersGiven = async (openingId: string) =>
    (await store.find({ selector: { openingId } })).map((visit) => visit.queueNumber)
  return {
    open$: (barId) => store.find$({ selector: { isOpen: true }, sort: [{ arrivedAt: 'asc' }] }).pipe(ofBar(barId)),
    over$: (openingId, limit) =>
      store
        .find$({ selector: { openingId }, sort: [newestFirst], limit })
        .pipe(map((visits) => visits.filter((visit) => !visit.isOpen))),
    recent$: (barId) =>
      store.find$({ selector: { isOpen: false }, sort: [newestFirst], limit: mostRecent }).pipe(ofBar(barId)),
    promised$: (barId) =>
      store.find$({ selector: { isPromised: true }, sort: [{ arrivedAt: 'asc' }] }).pipe(ofBar(barId)),
    byId$: (id) => store.byId$(id),
    earlier$: (staffNumber, exceptId) =>
      store
        .find$({ selector: { staffNumber }, sort: [newestFirst], limit: 20 })
        .pipe(map((visits) => (staffNumber === '' ? [] : visits.filter((visit) => visit.id !== exceptId)))),
    add: ({ service, ...visit }, nextStamp) =>
      numbering.alone(async () => {
        const queueNumber = nextQueueNumber(numbering.letter(), await numbersGiven(visit.openingId))
        const arrival: Arrival = { ...visit, id: numbering.newId(), queueNumber, by: numbering.installId }
        return store.add(
          service === 'waits'
            ? openVisit(arrival, nextStamp())
            : openVisitInService(arrival, [nextStamp(), nextStamp()]),
        )
      }),
    change: (id, change) => store.change(id, change),
  }
}
