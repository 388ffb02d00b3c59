import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import type { RxStorage } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { firstValueFrom } from 'rxjs'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Visit } from '../../domain/visit/visit.ts'
import { aKeyring } from '../../testing/aKeyring.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { type LocalDatabase, openLocalDatabase, recordCollections } from '../openLocalDatabase.ts'
import { createRecordShelf } from '../record/recordShelf.ts'
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

describe('a record whose seal is broken', () => {
  /** One of two records that wait to be sent is broken: as another version of the app wrote it back, its revision is not the sealed one. */
  async function aBrokenOne() {
    const disk = new IDBFactory()
    const keyring = await aKeyring(disk)
    const start = async (seal = keyring.seal) => openOn(tabletStorage({ indexedDB: disk, IDBKeyRange }, seal))
    const { store, database } = await start()
    await store.add(visit)
    await store.add({ ...visit, id: 'visit:2' })
    const [row = {}] = await rowsOn(disk)
    await putOn(database, { ...row, _rev: '9-broken' })
    const shelf = createRecordShelf<Visit>(['visit'], database.visits)
    const idsOf = (visits: readonly Visit[]) => visits.map(({ id }) => id)
    const told = async (of = keyring) => (await firstValueFrom(of.damaged$)).map(({ id }) => id)
    return { disk, keyring, start, store, database, row, shelf, idsOf, told }
  }

  async function putOn(database: LocalDatabase, row: object) {
    const { dexieDb } = await (database.visits.storageInstance.internals as Promise<{
      readonly dexieDb: { backendDB(): IDBDatabase }
    }>)
    const putting = dexieDb.backendDB().transaction('docs', 'readwrite').objectStore('docs').put(row)
    await new Promise((resolve) => putting.addEventListener('success', resolve))
  }

  test('is told of, stands in the way of no other, and is counted nowhere', async () => {
    const { store, shelf, idsOf, told } = await aBrokenOne()
    const counts: number[] = []
    const counting = shelf.count$(1).subscribe((count) => counts.push(count))
    onTestFinished(() => counting.unsubscribe())
    await expect.poll(() => counts).toEqual([2])
    expect(idsOf(await store.find({ selector: { isOpen: true } }))).toEqual(['visit:2'])
    expect(await told()).toEqual(['visit:1'])
    await expect.poll(() => counts.at(-1)).toBe(1)
  })

  test('keeps its bytes, while its record comes anew', async () => {
    const { disk, store, row, idsOf, told } = await aBrokenOne()
    await store.add({ ...visit, queueNumber: 'A77' })
    expect((await firstValueFrom(store.byId$('visit:1')))?.queueNumber).toBe('A77')
    expect(idsOf(await store.find({ selector: { isOpen: true } })).toSorted()).toEqual(['visit:1', 'visit:2'])
    const kept = { id: 'broken:visit:1:9-broken', row: { ...row, _rev: '9-broken' } }
    expect(await rowsOn(disk)).toContainEqual(kept)
    expect(await told()).toEqual(['visit:1'])
  })

  test('is told of at the next start too, and stays readable for nobody', async () => {
    const { disk, start, database, store } = await aBrokenOne()
    await store.find({ selector: { isOpen: true } })
    await database.close()
    const again = await aKeyring(disk)
    await start(again.seal)
    expect((await firstValueFrom(again.damaged$)).map(({ id }) => id)).toEqual(['visit:1'])
    expect(readable(await rowsOn(disk))).not.toMatch(/P12345|Osei/)
  })

  test('is back at the next start where it can be read after all', async () => {
    const { disk, start, database, store, row, idsOf } = await aBrokenOne()
    await store.find({ selector: { isOpen: true } })
    await putOn(database, { id: 'broken:visit:1:9-broken', row })
    await database.close()
    const again = await aKeyring(disk)
    const { store: found } = await start(again.seal)
    expect(await firstValueFrom(again.damaged$)).toEqual([])
    expect(idsOf(await found.find({ selector: { isOpen: true } })).toSorted()).toEqual(['visit:1', 'visit:2'])
    expect((await rowsOn(disk)).map(({ id }) => id)).toEqual(['visit:1', 'visit:2'])
  })

  test('stays as it is on a disk without room to put it away, and a new version says why it is not taken', async () => {
    const { disk, store, idsOf, told } = await aBrokenOne()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    })
    onTestFinished(() => put.mockRestore())
    expect(idsOf(await store.find({ selector: { isOpen: true } }))).toEqual(['visit:2'])
    expect(await told()).toEqual(['visit:1'])
    await expect(store.add(visit)).rejects.toThrow('is its disk full?')
    put.mockRestore()
    expect((await rowsOn(disk)).map(({ id }) => id)).toEqual(['visit:1', 'visit:2'])
  })
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
