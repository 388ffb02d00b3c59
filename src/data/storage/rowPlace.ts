import type { RowShape } from './rowOf.ts'

/** One store of rows on the disk. */
export type RowPlace = {
  readonly shape: RowShape
  readonly keyRange: typeof IDBKeyRange
  readonly transact: <T>(mode: 'r' | 'rw', work: (store: IDBObjectStore) => Promise<T>) => Promise<T>
}
