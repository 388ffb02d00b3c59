import type { RxCollection } from 'rxdb'
import { map, type Observable } from 'rxjs'
import { type LocalDatabase, recordTypesIn } from '../openLocalDatabase.ts'
import { liveQuery$ } from './liveQuery.ts'
import { recordPages } from './recordPages.ts'
import { createRecordShelf, type RecordShelf } from './recordShelf.ts'
import type { AnyRecord, Stored } from './storedRecord.ts'
import { unsentRecords } from './unsentRecords.ts'

/** Where some of a bar's records lie, for those who look after all kinds alike. */
export type RecordPlace = {
  readonly shelf: RecordShelf
  refused$(): Observable<readonly Stored[]>
  /** To send, or refused. */
  unsent(): Promise<readonly Stored[]>
  pages(): AsyncGenerator<readonly Stored[]>
}

export function recordPlacesOf(database: LocalDatabase): readonly RecordPlace[] {
  const names = Object.keys(recordTypesIn) as (keyof typeof recordTypesIn)[]
  return names.map((name) => recordPlace(recordTypesIn[name], database[name] as unknown as RxCollection<Stored>))
}

function recordPlace<T extends AnyRecord>(types: readonly string[], collection: RxCollection<Stored<T>>): RecordPlace {
  return {
    shelf: createRecordShelf<T>(types, collection),
    refused$: () =>
      liveQuery$(collection, () => collection.find({ selector: { 'sync.unsent': { $eq: 2 } } } as never)).pipe(
        map((documents) => documents.map((document) => document.toJSON() as Stored)),
      ),
    unsent: () => unsentRecords(collection),
    pages: () => recordPages(collection),
  }
}
