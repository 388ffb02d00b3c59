import type { RxCollection } from 'rxdb'
import { map, type Observable } from 'rxjs'
import { liveQuery$ } from '../record/liveQuery.ts'
import { findInStorage } from '../record/readStorage.ts'
import { writeStorage } from '../record/writeStorage.ts'
import type { LocalEntry } from './localCollection.ts'

/** Named values of this tablet alone. Whoever reads one checks its shape: an older app may have written it. */
export type LocalStore = {
  read(id: string): Promise<LocalEntry | null>
  value$(id: string): Observable<unknown>
  /** Entries whose id begins with `prefix`. */
  all$(prefix: string): Observable<readonly LocalEntry[]>
  save(id: string, value: unknown): Promise<void>
  /** Keeps what is there already: two tabs that start at once agree. Returns what stands. */
  saveIfAbsent(id: string, value: unknown): Promise<LocalEntry>
  remove(id: string): Promise<void>
}

/** Two tabs can overtake a write a few times; more than this is a fault. */
const mostTries = 20

export function createLocalStore(collection: RxCollection<LocalEntry>, now: () => Date): LocalStore {
  const find = async (id: string) => (await findInStorage(collection, [id]))[0] ?? null
  /** The last one to write wins: nothing here is merged. */
  const put = async (id: string, value: unknown, isDeleted: boolean) => {
    const next = { id, value, savedAt: now().toISOString() }
    for (let tries = 0; tries < mostTries; tries += 1) {
      const previous = await find(id)
      if (isDeleted && (previous === null || previous._deleted)) return
      if ((await writeStorage(collection, [{ previous, next, isDeleted }])).length === 0) return
    }
    throw new Error('This tablet’s own notes kept changing while they were written. Nothing was lost: try again.')
  }
  return {
    read: async (id) => {
      const found = await find(id)
      return found === null || found._deleted ? null : entryOf(found)
    },
    value$: (id) => liveQuery$(collection, () => collection.findOne(id)).pipe(map((entry) => entry?.value ?? null)),
    all$: (prefix) =>
      liveQuery$(collection, () =>
        collection.find({ selector: { id: { $gte: prefix, $lt: `${prefix}\uffff` } } }),
      ).pipe(map((entries) => entries.map((entry) => entry.toMutableJSON()))),
    save: (id, value) => put(id, value, false),
    saveIfAbsent: async (id, value) => {
      const previous = await find(id)
      if (previous !== null && !previous._deleted) return entryOf(previous)
      const next = { id, value, savedAt: now().toISOString() }
      const [overtaken] = await writeStorage(collection, [{ previous, next, isDeleted: false }])
      return overtaken === undefined ? next : entryOf(overtaken)
    },
    remove: (id) => put(id, null, true),
  }
}

function entryOf({ id, value, savedAt }: LocalEntry): LocalEntry {
  return { id, value, savedAt }
}
