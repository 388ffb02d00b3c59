import { Dexie, liveQuery, type Table } from 'dexie'
import type { Visit } from '../../src/domain/visit/visit.ts'
import type { BarRecord } from '../documents/barRecord.ts'
import { noted } from './noted.ts'
import { batchSize, type Exchange, type Tablet, type TabletPlan } from './tablet.ts'

type Row = BarRecord & { readonly open: 0 | 1 }

/** Dexie without anything above it, strict, with the queue's index and its own live query. */
export async function openDexieAlone({ databaseName }: TabletPlan): Promise<Tablet> {
  const database = new Dexie(databaseName, { chromeTransactionDurability: 'strict' })
  database.version(1).stores({ records: 'id,[open+arrivedAt]' })
  await database.open()
  const records: Table<Row, string> = database.table('records')
  return {
    add: async (visit) => {
      await records.put(rowOf(visit))
    },
    note: (id) =>
      database.transaction('rw', records, async () => {
        await records.put(rowOf(noted((await records.get(id)) as unknown as Visit)))
      }),
    fill: async (all) => {
      for (let at = 0; at < all.length; at += batchSize) await records.bulkPut(all.slice(at, at + batchSize).map(rowOf))
    },
    watchQueue: async (onQueue) => {
      const readQueue = () => records.where('[open+arrivedAt]').between([1, ''], [1, '\uffff']).toArray()
      liveQuery(readQueue).subscribe((open) => onQueue(open as unknown as Visit[]))
    },
    exchange: { pull: notBuiltIn, push: notBuiltIn, follow: notBuiltIn } satisfies Exchange,
    close: () => database.delete(),
  }
}

function rowOf(record: BarRecord): Row {
  return { ...record, open: record.type === 'visit' && record.isOpen ? 1 : 0 }
}

function notBuiltIn(): Promise<never> {
  return Promise.reject(new Error('Dexie alone exchanges nothing.'))
}
