import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { RxStorage } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { firstValueFrom } from 'rxjs'
import { expect, onTestFinished, test } from 'vitest'
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
