import type { RxCollection, RxDocumentData } from 'rxdb'
import type { Observable } from 'rxjs'
import { countInStorage$ } from './countInStorage.ts'
import { recordPages } from './recordPages.ts'
import { findInStorage, readStorage } from './readStorage.ts'
import { type AnyRecord, recordOf, type Stored } from './storedRecord.ts'
import { writeStorage } from './writeStorage.ts'

/** A record as it lies in the store, tombstones too. `localRev` changes with every write on this tablet, whoever made it. */
export type Shelved<T extends AnyRecord = AnyRecord> = {
  readonly stored: Stored<T>
  readonly isDeleted: boolean
  readonly localRev: string
}

export type ShelfWrite<T extends AnyRecord = AnyRecord> = {
  readonly previous: Shelved<T> | null
  readonly next: Stored<T>
  readonly isDeleted: boolean
}

/** The checked way to one collection: a write never overwrites what came between, and stamps nothing. */
export type RecordShelf<T extends AnyRecord = AnyRecord> = {
  /** The record types that lie here, as ids begin. */
  readonly types: readonly string[]
  /** Records of one bar to send, oldest change first. */
  unsent(barId: string, limit: number): Promise<readonly Shelved<T>[]>
  /** How many records, of one bar or of all, stand at 1 (to send) or 2 (refused): a count over an index. */
  count$(unsent: 1 | 2, barId?: string): Observable<number>
  /** Ids of one bar's records that the centre is thought to have, in pages. */
  idsAtRest(barId: string): AsyncIterable<readonly string[]>
  /** The bars that have records to send. */
  barsToSend(): Promise<readonly string[]>
  read(ids: readonly string[]): Promise<ReadonlyMap<string, Shelved<T>>>
  /** Durable when resolved. Returns what could not be written because another write came between, as it stands now. */
  write(writes: readonly ShelfWrite<T>[]): Promise<readonly Shelved<T>[]>
}

type Raw<T extends AnyRecord> = RxDocumentData<Stored<T>>

export function createRecordShelf<T extends AnyRecord>(
  types: readonly string[],
  collection: RxCollection<Stored<T>>,
): RecordShelf<T> {
  return {
    types,
    unsent: async (barId, limit) => {
      const query = { selector: unsentOf(1, barId), sort: [{ updatedAt: 'asc' }], limit }
      return (await readStorage(collection, query as never)).map(shelvedOf<T>)
    },
    count$: (unsent, barId) => countInStorage$(collection, { selector: unsentOf(unsent, barId) } as never),
    idsAtRest: async function* (barId) {
      for await (const page of recordPages(collection)) {
        const isAtRest = (stored: Stored<T>) => stored.sync.unsent === 0 && 'barId' in stored && stored.barId === barId
        yield page.filter(isAtRest).map(({ id }) => id)
      }
    },
    barsToSend: async () => {
      const toSend = await readStorage(collection, { selector: unsentOf(1) } as never)
      return [...new Set(toSend.map((raw) => String((raw as { readonly barId?: unknown }).barId)))]
    },
    read: async (ids) => {
      const found = await findInStorage(collection, ids)
      return new Map(found.map((raw) => [raw.id, shelvedOf<T>(raw)]))
    },
    write: async (writes) => {
      const rows = writes.map((write) => ({
        ...write,
        previous: write.previous === null ? null : rawOf(write.previous),
        next: { ...recordOf(write.next), sync: write.next.sync } as Stored<T>,
      }))
      return (await writeStorage(collection, rows)).map(shelvedOf<T>)
    },
  }
}

/** Answered by an index alone, for which a tombstone must be ruled out: it came from the centre, and is at rest. */
function unsentOf(unsent: 1 | 2, barId?: string) {
  const ofBar = barId === undefined ? {} : { barId: { $eq: barId } }
  return { _deleted: { $eq: false }, 'sync.unsent': { $eq: unsent }, ...ofBar }
}

function shelvedOf<T extends AnyRecord>(raw: Raw<T>): Shelved<T> {
  return { stored: raw, isDeleted: raw._deleted, localRev: raw._rev }
}

function rawOf<T extends AnyRecord>(shelved: Shelved<T>): Raw<T> {
  return shelved.stored as unknown as Raw<T>
}
