import { createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb'
import type { Attendance } from '../domain/attendance/attendance.ts'
import type { RecordType } from '../domain/record/record.ts'
import type { StockMove } from '../domain/stock/stockSteps.ts'
import type { Swap } from '../domain/swap/swap.ts'
import type { Tap } from '../domain/tap/tap.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { attendanceCollection } from './attendance/attendanceCollection.ts'
import { type LocalEntry, localCollection } from './local/localCollection.ts'
import type { Stored } from './record/storedRecord.ts'
import { type ReferenceRecord, referenceCollection } from './reference/referenceCollection.ts'
import { stockMovementCollection } from './stock/stockMovementCollection.ts'
import { swapCollection } from './swap/swapCollection.ts'
import { tapCollection } from './tap/tapCollection.ts'
import { visitCollection } from './visit/visitCollection.ts'

export type Collections = {
  readonly visits: RxCollection<Stored<Visit>>
  readonly swaps: RxCollection<Stored<Swap>>
  readonly taps: RxCollection<Stored<Tap>>
  readonly stockMovements: RxCollection<Stored<StockMove>>
  readonly attendances: RxCollection<Stored<Attendance>>
  readonly reference: RxCollection<Stored<ReferenceRecord>>
  readonly local: RxCollection<LocalEntry>
}

/** The collections of records, which sync carries and older versions of this app may have stored in an older shape. */
export const recordCollections = {
  visits: visitCollection,
  swaps: swapCollection,
  taps: tapCollection,
  stockMovements: stockMovementCollection,
  attendances: attendanceCollection,
}

export type RecordCollections = typeof recordCollections

/** The record types that lie in each: what is counted as unsent, looked through and sent follows from here. */
export const recordTypesIn: Readonly<Record<keyof RecordCollections, readonly RecordType[]>> = {
  visits: ['visit'],
  swaps: ['swap'],
  taps: ['tap'],
  stockMovements: ['stock-movement', 'stock-count', 'kit-issue'],
  attendances: ['attendance', 'audit'],
}

export type LocalDatabase = RxDatabase<Collections>

/** Opens this tablet's records; all tabs share them. Open-source RxDB allows 13 collections; these are 7. */
export async function openLocalDatabase<Internals, Options>(
  storage: RxStorage<Internals, Options>,
  name: string,
  records: RecordCollections = recordCollections,
): Promise<LocalDatabase> {
  const database = await createRxDatabase<Collections>({
    name,
    storage: storage as RxStorage<unknown, unknown>,
    multiInstance: true,
  })
  await database.addCollections({
    ...records,
    reference: referenceCollection,
    local: localCollection,
  })
  return database
}
