import type { MangoQuery, RxCollection } from 'rxdb'
import { defer, map, type Observable } from 'rxjs'
import { liveQuery$ } from './liveQuery.ts'
import { readStorage } from './readStorage.ts'
import { createRecordShelf, type Shelved } from './recordShelf.ts'
import { stampUnsent } from './stampUnsent.ts'
import { type AnyRecord, recordOf, type Stored } from './storedRecord.ts'

export type RecordStore<T extends AnyRecord> = {
  /** A record that did not change is the same object as before. */
  find$(query: MangoQuery<Stored<T>>): Observable<readonly T[]>
  find(query: MangoQuery<Stored<T>>): Promise<readonly T[]>
  byId$(id: string): Observable<T | null>
  has(id: string): Promise<boolean>
  /** Resolves after the record is durably stored and marked to be sent; a taken id is refused. */
  add(record: T): Promise<T>
  /**
   * Reads, changes and writes in one step, again on the newer state if something came between. Where `change` returns the
   * very record that it was given, nothing happened: nothing is written, and there is nothing to send.
   */
  change(id: string, change: (record: T) => T): Promise<T>
}

/** Two tabs and a feed can overtake a write a few times; more than this is a fault. */
const mostTries = 20

/** The person's own reads and writes of one kind of record: each write is stamped as unsent. */
export function createRecordStore<T extends AnyRecord>(
  collection: RxCollection<Stored<T>>,
  installId: string,
  now: () => Date,
): RecordStore<T> {
  const shelf = createRecordShelf<T>([], collection)
  const held = async (id: string) => {
    const shelved = (await shelf.read([id])).get(id)
    return shelved === undefined || shelved.isDeleted ? null : shelved
  }
  /** False when another write came between. */
  const isWritten = async (previous: Shelved<T> | null, next: Stored<T>) =>
    (await shelf.write([{ previous, next, isDeleted: false }])).length === 0
  return {
    find$: (query) =>
      defer(() => liveQuery$(collection, () => collection.find(query)).pipe(map(rememberingRecords<T>()))),
    find: async (query) => {
      const selector = { ...query.selector, _deleted: { $eq: false } }
      const found = await readStorage(collection, { ...query, selector } as never)
      return found.map((raw) => recordOf(raw as unknown as Stored<T>))
    },
    byId$: (id) =>
      liveQuery$(collection, () => collection.findOne(id)).pipe(
        map((document) => (document === null ? null : plain<T>(document))),
      ),
    has: async (id) => (await held(id)) !== null,
    add: async (record) => {
      const next = stampUnsent(null, record, installId, now().toISOString())
      if (!(await isWritten(null, next))) throw new Error('A record with this id is on this tablet already.')
      return recordOf(next)
    },
    change: async (id, change) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const previous = await held(id)
        if (previous === null) throw new Error('This record is not on this tablet.')
        const record = recordOf(previous.stored)
        const changed = change(record)
        if (changed === record) return record
        const next = stampUnsent(previous.stored, changed, installId, now().toISOString())
        if (await isWritten(previous, next)) return recordOf(next)
      }
      throw new Error('This record kept changing while it was written. Nothing was lost: try again.')
    },
  }
}

function plain<T extends AnyRecord>(document: { toJSON(): unknown }): T {
  return recordOf(document.toJSON() as Stored<T>)
}

type Shown = { readonly primary: string; readonly revision: string; toJSON(): unknown }

/** Documents as plain records, copied once for each revision: a list of thousands in which one changes costs one copy. */
function rememberingRecords<T extends AnyRecord>(): (documents: readonly Shown[]) => readonly T[] {
  let held = new Map<string, { readonly revision: string; readonly record: T }>()
  return (documents) => {
    const before = held
    held = new Map(
      documents.map((document) => {
        const { primary, revision } = document
        const known = before.get(primary)
        return [primary, known?.revision === revision ? known : { revision, record: plain<T>(document) }]
      }),
    )
    return [...held.values()].map(({ record }) => record)
  }
}
