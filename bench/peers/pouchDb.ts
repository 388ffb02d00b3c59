import indexedDbAdapter from 'pouchdb-adapter-indexeddb'
import PouchDB from 'pouchdb-browser'
import find from 'pouchdb-find'
import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import type { BarRecord } from '../documents/barRecord.ts'
import { centreByFetch } from './centreByFetch.ts'
import { noted } from './noted.ts'
import { queueQuery } from './queueQuery.ts'
import { batchSize, type Exchange, type Tablet, type TabletPlan } from './tablet.ts'

PouchDB.plugin(find)
PouchDB.plugin(indexedDbAdapter)

export type PouchAdapter = 'idb' | 'indexeddb'

export async function openPouchDb(plan: TabletPlan, adapter: PouchAdapter): Promise<Tablet> {
  const database = new PouchDB(plan.databaseName, { adapter })
  const readQueue = async () => (await database.find({ ...queueQuery, limit: batchSize })).docs.map(visitOf)
  return {
    add: async (visit) => {
      await database.put(documentOf(visit))
    },
    note: async (id) => {
      const stored = await database.get(id)
      await database.put({ ...documentOf(noted(visitOf(stored))), _rev: stored._rev })
    },
    fill: async (records) => {
      for (let at = 0; at < records.length; at += batchSize)
        await database.bulkDocs(records.slice(at, at + batchSize).map(documentOf))
    },
    watchQueue: async (onQueue) => {
      await database.createIndex({ index: { fields: ['isOpen', 'arrivedAt'] } })
      onQueue(await readQueue())
      database.changes({ since: 'now', live: true }).on('change', () => void readQueue().then(onQueue))
    },
    exchange: exchangeOf(database, plan),
    close: async () => {
      await database.destroy()
    },
  }
}

function exchangeOf(database: PouchDatabase, plan: TabletPlan): Exchange {
  const remote = new PouchDB(`${location.origin}/db/${databaseOfBar(plan.barId)}`, { skip_setup: true })
  const { signIn } = centreByFetch(plan)
  return {
    pull: async (count) => {
      await signIn()
      const { docs_written: written } = await database.replicate.from(remote, { batch_size: batchSize })
      if (written < count) throw new Error(`PouchDB received ${written} of ${count} records.`)
    },
    push: async () => {
      await signIn()
      await database.replicate.to(remote, { batch_size: batchSize })
    },
    follow: async () => {
      await signIn()
      database.sync(remote, { live: true, retry: true, batch_size: batchSize })
    },
  }
}

export function documentOf({ id, ...fields }: BarRecord): PouchDocument {
  return { ...fields, _id: id }
}

export function visitOf({ _id: id, _rev, ...fields }: PouchDocument): Visit {
  return { ...fields, id } as unknown as Visit
}
