import fc from 'fast-check'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { RxStorage } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { firstValueFrom } from 'rxjs'
import { expect, onTestFinished, test } from 'vitest'
import type { Visit } from '../../domain/visit/visit.ts'
import { aKeyring } from '../../testing/aKeyring.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { openLocalDatabase } from '../openLocalDatabase.ts'
import { recordPages } from '../record/recordPages.ts'
import { createRecordShelf, type Shelved } from '../record/recordShelf.ts'
import { createRecordStore } from '../record/recordStore.ts'
import type { Stored } from '../record/storedRecord.ts'
import { unsentRecords } from '../record/unsentRecords.ts'
import { tabletStorage } from './tabletStorage.ts'

let databases = 0

async function openOn(storage: unknown, name = `storage-${(databases += 1)}`) {
  const database = await openLocalDatabase(storage as RxStorage<unknown, unknown>, name)
  onTestFinished(async () => void (await database.close()))
  const { visits } = database
  const shelf = createRecordShelf<Visit>(['visit'], visits)
  return { database, visits, shelf, store: createRecordStore<Visit>(visits, 'install-1', () => new Date()) }
}

function aStored(n: number, unsent: 0 | 1 | 2, isClosed = false): Stored<Visit> {
  const visit = aVisit(isClosed ? [closedAs('fixed')] : [], {
    id: `visit:${String(n).padStart(5, '0')}`,
    barId: n % 3 === 0 ? 'lambeth-popup' : 'hackney-desk',
  })
  return {
    ...visit,
    updatedAt: `2026-11-24T09:${String(n % 60).padStart(2, '0')}:00.000Z`,
    sync: { unsent, rev: null, base: null, reason: null },
  }
}

const aNew = (next: Stored<Visit>) => ({ previous: null, next, isDeleted: false })
const contents = (found: Iterable<Shelved<Visit>>) =>
  [...found].map(({ stored: { id, state, sync }, isDeleted }) => ({ id, state, unsent: sync.unsent, isDeleted }))

test('what RxDB’s own storage left on a device is read, found, counted and changed', async () => {
  const { seal } = await aKeyring()
  const indexedDB = new IDBFactory()
  const before = await openOn(getRxStorageDexie({ indexedDB, IDBKeyRange }), 'tablet')
  const records = Array.from({ length: 12 }, (_, n) => aStored(n, n < 5 ? 1 : 0, n % 2 === 0))
  await before.shelf.write(records.map(aNew))
  const gone = (await before.shelf.read(['visit:00011'])).get('visit:00011')
  await before.shelf.write([{ previous: gone ?? null, next: aStored(11, 0), isDeleted: true }])
  const left = contents((await before.shelf.read(records.map(({ id }) => id))).values())
  await before.database.close()

  const { database, shelf, store, visits } = await openOn(tabletStorage({ indexedDB, IDBKeyRange }, seal), 'tablet')
  expect(contents((await shelf.read(records.map(({ id }) => id))).values())).toEqual(left)
  expect(await firstValueFrom(shelf.count$(1))).toBe(5)
  expect(await firstValueFrom(store.find$({ selector: { isOpen: true }, sort: [{ arrivedAt: 'asc' }] }))).toHaveLength(
    5,
  )
  expect(await visits.storageInstance.findDocumentsById(['visit:00011'], false)).toEqual([])
  expect(await visits.storageInstance.findDocumentsById(['visit:00011'], true)).toHaveLength(1)
  await store.change('visit:00001', (visit) => ({ ...visit, queueNumber: 'A99' }))
  expect((await shelf.read(['visit:00001'])).get('visit:00001')?.stored.queueNumber).toBe('A99')
  const internals = visits.storageInstance.internals as Promise<{ readonly dexieDb: { backendDB(): IDBDatabase } }>
  const { dexieDb } = await internals
  const kept = dexieDb.backendDB()
  expect([...kept.objectStoreNames]).toEqual(['docs'])
  expect([...kept.transaction('docs').objectStore('docs').indexNames].join(' ')).not.toContain('lwt')
  await database.close()
})

/** One step of a story: which records are written, how, and whether the writer knows what lies there. */
const steps = fc.array(
  fc.record({
    of: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 }),
    unsent: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    isClosed: fc.boolean(),
    isKnown: fc.boolean(),
    isDeleted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 10 },
)

test('any story of writes ends as it does in RxDB’s storage in memory', async () => {
  const { seal } = await aKeyring()
  const indexedDB = new IDBFactory()
  await fc.assert(
    fc.asyncProperty(steps, fc.uniqueArray(fc.integer({ min: 0, max: 70 }), { maxLength: 9 }), async (story, asked) => {
      const both = [await openOn(tabletStorage({ indexedDB, IDBKeyRange }, seal)), await openOn(getRxStorageMemory())]
      const ends = both.map(async ({ shelf, visits, store, database }) => {
        const overtaken: unknown[] = []
        for (const { of, unsent, isClosed, isKnown, isDeleted } of story) {
          const known = isKnown ? await shelf.read(of.map((n) => aStored(n, 0).id)) : new Map<string, Shelved<Visit>>()
          const writes = of.map((n) => {
            const previous = known.get(aStored(n, 0).id) ?? null
            const isRemoved = isDeleted && previous !== null
            return { previous, next: aStored(n, isRemoved ? 0 : unsent, isClosed), isDeleted: isRemoved }
          })
          overtaken.push(contents(await shelf.write(writes)))
        }
        const pages: string[][] = []
        for await (const page of recordPages(visits)) pages.push(page.map(({ id }) => id))
        const end = {
          overtaken,
          pages,
          read: contents((await shelf.read(asked.map((n) => aStored(n, 0).id))).values()).toSorted((a, b) =>
            a.id < b.id ? -1 : 1,
          ),
          toSend: contents(await shelf.unsent('lambeth-popup', 7)),
          unsent: (await unsentRecords(visits)).map(({ id }) => id).toSorted(),
          counts: await Promise.all([1, 2].map((each) => firstValueFrom(shelf.count$(each as 1 | 2)))),
          all: (await firstValueFrom(store.find$({ selector: {} }))).map(({ id }) => id).toSorted(),
          byId: await Promise.all(
            asked.map(async (n) => (await firstValueFrom(store.byId$(aStored(n, 0).id)))?.state ?? 'not there'),
          ),
          none: await store.find({ selector: { isOpen: true }, limit: 0 }),
          open: (await store.find({ selector: { isOpen: true }, sort: [{ arrivedAt: 'asc' }] })).map(({ id }) => id),
        }
        await database.close()
        return end
      })
      const [ours, inMemory] = await Promise.all(ends)
      expect(ours).toEqual(inMemory)
    }),
    { numRuns: 12 },
  )
})

test('many strangers between the records that are asked for change nothing', async () => {
  const { seal } = await aKeyring()
  const { shelf, visits } = await openOn(tabletStorage({ indexedDB: new IDBFactory(), IDBKeyRange }, seal))
  await shelf.write(Array.from({ length: 1_100 }, (_, n) => aNew(aStored(n, 0))))
  const found = await shelf.read(['visit:00003', 'visit:01099', 'visit:09999'])
  expect([...found.keys()]).toEqual(['visit:00003', 'visit:01099'])
  const overtaken = await shelf.write([aNew(aStored(3, 1)), aNew(aStored(2_000, 1)), aNew(aStored(1_099, 1))])
  expect(overtaken.map(({ stored }) => stored.id)).toEqual(['visit:00003', 'visit:01099'])
  const sizes: number[] = []
  for await (const page of recordPages(visits)) sizes.push(page.length)
  expect(sizes).toEqual([500, 500, 101])
})
