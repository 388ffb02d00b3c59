import type { RxCollection } from 'rxdb'
import { readStorage } from './readStorage.ts'
import type { AnyRecord, Stored } from './storedRecord.ts'

/** The records that the centre does not have, of all bars: to send, or refused. */
export async function unsentRecords<T extends AnyRecord>(
  collection: RxCollection<Stored<T>>,
): Promise<readonly Stored<T>[]> {
  const selector = { _deleted: { $eq: false }, 'sync.unsent': { $gte: 1 } }
  return readStorage(collection, { selector } as never)
}
