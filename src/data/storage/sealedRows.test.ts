import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import type { RxStorage } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { firstValueFrom } from 'rxjs'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Visit } from '../../domain/visit/visit.ts'
import { aKeyring } from '../../testing/aKeyring.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { openLocalDatabase, recordCollections } from '../openLocalDatabase.ts'
import { createRecordStore } from '../record/recordStore.ts'
import { hashedFields } from './rowOf.ts'
import { tabletStorage } from './tabletStorage.ts'

async function openOn(storage: unknown) {
  const database = await openLocalDatabase(storage as RxStorage<unknown, unknown>, 'tablet')
  onTestFinished(async () => void (await database.close()))
  return { database, store: createRecordStore<Visit>(database.visits, 'install-1', () => new Date()) }
}

const visit = aVisit([], {
  id: 'visit:1',
  requester: { kind: 'staff', staffNumber: 'P12345', name: 'PC Adelola Osei' },
})

/** All that lies in the store of visits, as a copy of the disk would show it. */
async function rowsOn(disk: IDBFactory): Promise<readonly Record<string, unknown>[]> {
  const { name = '' } = (await disk.databases()).find((database) => database.name?.endsWith('--visits')) ?? {}
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = disk.open(name)
    opening.addEventListener('success', () => resolve(opening.result))
  })
  const reading = database.transaction('docs').objectStore('docs').getAll()
  const rows = await new Promise<readonly Record<string, unknown>[]>((resolve) =>
    reading.addEventListener('success', () => resolve(reading.result as readonly Record<string, unknown>[])),
  )
  database.close()
  return rows
}

const readable = (rows: readonly Record<string, unknown>[]) =>
  JSON.stringify(rows.map(({ sealed: _sealed, ...row }) => row))

test('a record lies sealed, with what is searched by beside it, and its staff number as a hash', async () => {
  const disk = new IDBFactory()
  const { seal } = await aKeyring(disk)
  const { store } = await openOn(tabletStorage({ indexedDB: disk, IDBKeyRange }, seal))
  await store.add(visit)
  const rows = await rowsOn(disk)
  expect(readable(rows)).not.toMatch(/P12345|Osei/)
  expect(rows[0]).toMatchObject({
    id: 'visit:1',
    isOpen: '1',
    barId: visit.barId,
    staffNumber: await seal.tag('P12345'),
  })
  const found = await firstValueFrom(
    store.find$({ selector: { staffNumber: 'P12345' }, sort: [{ arrivedAt: 'desc' }] }),
  )
  expect(found).toEqual([expect.objectContaining({ id: 'visit:1', staffNumber: 'P12345' })])
  expect(await store.find({ selector: { staffNumber: 'P1234' } })).toEqual([])
})

test('what an older app left readable is read, and sealed at the first start', async () => {
  const disk = new IDBFactory()
  const older = await openOn(getRxStorageDexie({ indexedDB: disk, IDBKeyRange }))
  await older.store.add(visit)
  await older.database.close()
  expect(readable(await rowsOn(disk))).toMatch(/P12345.*Osei/)
  const { seal } = await aKeyring(disk)
  const { store } = await openOn(tabletStorage({ indexedDB: disk, IDBKeyRange }, seal))
  expect(readable(await rowsOn(disk))).not.toMatch(/P12345|Osei/)
  expect(await store.find({ selector: { staffNumber: 'P12345' } })).toEqual([
    expect.objectContaining({ id: 'visit:1' }),
  ])
  await store.change('visit:1', (record) => ({ ...record, queueNumber: 'A99' }))
  expect((await firstValueFrom(store.byId$('visit:1')))?.requester).toEqual(visit.requester)
})

test('a key that served its time seals no more: every row is sealed anew, and found by its staff number', async () => {
  const disk = new IDBFactory()
  const first = await aKeyring(disk)
  const before = await openOn(tabletStorage({ indexedDB: disk, IDBKeyRange }, first.seal))
  await before.store.add(visit)
  await before.database.close()
  await (await first.ways()).renewKey()
  const keyOfRows = async () => (await rowsOn(disk)).map(({ sealed }) => (sealed as { readonly key: string }).key)
  const [older] = await keyOfRows()
  const { seal } = await aKeyring(disk)
  expect(seal.currentKey()).not.toBe(older)
  const { store } = await openOn(tabletStorage({ indexedDB: disk, IDBKeyRange }, seal))
  expect(await keyOfRows()).toEqual([seal.currentKey()])
  expect(await store.find({ selector: { staffNumber: 'P12345' } })).toEqual([
    expect.objectContaining({ id: 'visit:1' }),
  ])
})

test('a record whose seal is broken stays where it lies, is told of, and stands in the way of no other', async () => {
  const disk = new IDBFactory()
  const keyring = await aKeyring(disk)
  const { store, database } = await openOn(tabletStorage({ indexedDB: disk, IDBKeyRange }, keyring.seal))
  await store.add(visit)
  await store.add({ ...visit, id: 'visit:2' })
  const [row] = await rowsOn(disk)
  const { dexieDb } = await (database.visits.storageInstance.internals as Promise<{
    readonly dexieDb: { backendDB(): IDBDatabase }
  }>)
  const docs = dexieDb.backendDB().transaction('docs', 'readwrite').objectStore('docs')
  // As one that another version of the app wrote back: its revision is not the one that was sealed.
  const putting = docs.put({ ...row, _rev: '9-broken' })
  await new Promise((resolve) => putting.addEventListener('success', resolve))
  expect((await store.find({ selector: { isOpen: true } })).map(({ id }) => id)).toEqual(['visit:2'])
  expect((await firstValueFrom(keyring.damaged$)).map(({ id }) => id)).toEqual(['visit:1'])
  await expect(store.add(visit)).rejects.toThrow()
  expect(await rowsOn(disk)).toHaveLength(2)
})

test('a disk without room for sealing anew is read as it is, and sealed at a later start', async () => {
  const disk = new IDBFactory()
  const older = await openOn(getRxStorageDexie({ indexedDB: disk, IDBKeyRange }))
  await older.store.add(visit)
  await older.database.close()
  const { seal } = await aKeyring()
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  })
  const full = await openOn(tabletStorage({ indexedDB: disk, IDBKeyRange }, seal)).finally(() => put.mockRestore())
  expect(await full.store.find({ selector: { isOpen: true } })).toHaveLength(1)
  expect(readable(await rowsOn(disk))).toMatch(/Osei/)
  await full.database.close()
  await openOn(tabletStorage({ indexedDB: disk, IDBKeyRange }, seal))
  expect(readable(await rowsOn(disk))).not.toMatch(/Osei/)
})

/** A field that becomes searchable stands readable on the disk: whoever adds one says here that it names nobody, or hashes it. */
const namesNobody = [
  'id',
  'sync.unsent',
  'updatedAt',
  'barId',
  'isOpen',
  'arrivedAt',
  'openingId',
  'isLoanerIssued',
  'isPromised',
  'visitId',
  'state',
  'swappedAt',
  'movedAt',
]

test.each(Object.entries(recordCollections))('what stands readable of %s names nobody', (_name, { schema }) => {
  const searched = (schema.indexes ?? []).flat().map(String)
  expect(searched.filter((field) => !namesNobody.includes(field) && !hashedFields.includes(field))).toEqual([])
})
