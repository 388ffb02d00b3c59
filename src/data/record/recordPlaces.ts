import type { RxCollection } from 'rxdb'
import { map, type Observable } from 'rxjs'
import type { LocalDatabase } from '../openLocalDatabase.ts'
import { liveQuery$ } from './liveQuery.ts'
import { recordPages } from './recordPages.ts'
import { createRecordShelf, type RecordShelf } from './recordShelf.ts'
import type { AnyRecord, Stored } from './storedRecord.ts'
import { unsentRecords } from './unsentRecords.ts'

/** Where one kind of a bar's records lies, for those who look after all kinds alike. */
export type RecordPlace = {
  readonly shelf: RecordShelf
  refused$(): Observable<readonly Stored[]>
  /** To send, or refused. */
  unsent(): Promise<readonly Stored[]>
  pages(): AsyncGenerator<readonly Stored[]>
}

export function recordPlacesOf({
  visits,
  swaps,
  taps,
  stockMovements,
  attendances,
}: LocalDatabase): readonly RecordPlace[] {
  return [
    recordPlace('visit', visits),
    recordPlace('swap', swaps),
    recordPlace('tap', taps),
    recordPlace('stock-movement', stockMovements),
    recordPlace('attendance', attendances),
  ]
}

function recordPlace<T extends AnyRecord>(type: string, collection: RxCollection<Stored<T>>): RecordPlace {
  return {
    shelf: createRecordShelf<T>([type], collection),
    refused$: () =>
      liveQuery$(collection, () => collection.find({ selector: { 'sync.unsent': { $eq: 2 } } } as never)).pipe(
        map((documents) => documents.map((document) => document.toJSON() as Stored)),
      ),
    unsent: () => unsentRecords(collection),
    pages: () => recordPages(collection),
  }
}
