import type { Visit } from '../../src/domain/visit/visit.ts'
import { centreByFetch } from './centreByFetch.ts'
import { noted } from './noted.ts'
import { createRawExchange } from './rawExchange.ts'
import { type RawRow, type RawStore, rowOf } from './rawRow.ts'
import type { Tablet, TabletPlan } from './tablet.ts'

/** The limit: one store, the two indexes that queue and sender ask for, one strict transaction for each write. */
export async function openRaw(plan: TabletPlan): Promise<Tablet> {
  const database = await openDatabase(plan.databaseName)
  const listeners = new Set<() => void>()
  const put = async (rows: readonly RawRow[]) => {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore('records')
    for (const row of rows) store.put(row)
    transaction.commit()
    await completed(transaction)
    for (const tell of listeners) tell()
  }
  const index = (name: string) => database.transaction('records', 'readonly').objectStore('records').index(name)
  const store: RawStore = {
    put,
    oldestUnsent: (limit) => answer(index('unsent').getAll(IDBKeyRange.bound([1, ''], [1, '\uffff']), limit)),
    onChange: (tell) => void listeners.add(tell),
  }
  const readQueue = (): Promise<readonly Visit[]> =>
    answer(index('queue').getAll(IDBKeyRange.bound([1, ''], [1, '\uffff'])))
  const exchange = createRawExchange(store, centreByFetch(plan))
  return {
    add: (visit) => put([rowOf(visit, 1)]),
    note: async (id) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' })
      const records = transaction.objectStore('records')
      const visit = await answer<Visit>(records.get(id))
      records.put(rowOf(noted(visit), 1))
      transaction.commit()
      await completed(transaction)
      for (const tell of listeners) tell()
    },
    fill: async (records, state) => {
      for (let at = 0; at < records.length; at += 1_000)
        await put(records.slice(at, at + 1_000).map((record) => rowOf(record, state === 'at rest' ? 0 : 1)))
    },
    watchQueue: async (onQueue) => {
      const tell = () => void readQueue().then(onQueue)
      listeners.add(tell)
      tell()
    },
    exchange,
    close: async () => {
      database.close()
      await answer(indexedDB.deleteDatabase(plan.databaseName))
    },
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1)
  opening.addEventListener('upgradeneeded', () => {
    const store = opening.result.createObjectStore('records', { keyPath: 'id' })
    store.createIndex('queue', ['open', 'arrivedAt'])
    store.createIndex('unsent', ['unsent', 'updatedAt'])
  })
  return answer(opening)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed.')))
  })
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('A transaction was aborted.')))
  })
}
