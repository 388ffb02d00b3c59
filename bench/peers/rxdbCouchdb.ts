import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { visitCollection } from '../../src/data/visit/visitCollection.ts'
import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { centreByFetch } from './centreByFetch.ts'
import { noted } from './noted.ts'
import { queueQuery } from './queueQuery.ts'
import { batchSize, type Exchange, type Tablet, type TabletPlan } from './tablet.ts'

/** RxDB on Dexie, strict, with its own CouchDB replication; visits only. */
export async function openRxdbCouchdb(plan: TabletPlan): Promise<Tablet> {
  const database = await createRxDatabase({
    name: plan.databaseName,
    storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
  })
  const { visits } = await database.addCollections({ visits: { schema: plainVisitSchema() } })
  const collection = visits as RxCollection<Visit>
  return {
    add: async (visit) => {
      await collection.insert(visit)
    },
    note: async (id) => {
      const document = await collection.findOne(id).exec()
      await document?.incrementalModify(noted)
    },
    fill: async (records) => {
      for (let at = 0; at < records.length; at += batchSize)
        await collection.bulkInsert(records.slice(at, at + batchSize) as Visit[])
    },
    watchQueue: async (onQueue) => {
      collection
        .find({ selector: queueQuery.selector, sort: [...queueQuery.sort] })
        .$.subscribe((open) => onQueue(open.map((document) => document.toJSON() as Visit)))
    },
    exchange: exchangeOf(collection, plan),
    close: async () => {
      await database.remove()
    },
  }
}

/** The product's own schema without what its sync keeps beside a record; here it has no earlier version. */
function plainVisitSchema(): RxJsonSchema<Visit> {
  const { sync: _sync, ...properties } = visitCollection.schema.properties as Record<string, object>
  const isPlain = (names: string | readonly string[]) => ![names].flat().some((name) => name.startsWith('sync'))
  const { required = [], indexes = [], ...schema } = visitCollection.schema
  const plain = {
    ...schema,
    version: 0,
    properties,
    required: required.filter(isPlain),
    indexes: indexes.filter(isPlain),
  }
  return plain as unknown as RxJsonSchema<Visit>
}

function exchangeOf(collection: RxCollection<Visit>, plan: TabletPlan): Exchange {
  const { signIn } = centreByFetch(plan)
  const replicate = async (live: boolean, ways: { readonly pull?: object; readonly push?: object }) => {
    await signIn()
    return replicateCouchDB<Visit>({
      replicationIdentifier: plan.databaseName,
      collection,
      url: `${location.origin}/db/${databaseOfBar(plan.barId)}/`,
      live,
      ...ways,
    })
  }
  const untilDone = async (ways: { readonly pull?: object; readonly push?: object }) => {
    const replication = await replicate(false, ways)
    replication.error$.subscribe((cause) => console.error(cause))
    await replication.awaitInitialReplication()
  }
  return {
    pull: () => untilDone({ pull: { batchSize } }),
    push: () => untilDone({ push: { batchSize } }),
    follow: async () => {
      const replication = await replicate(true, { pull: { batchSize }, push: { batchSize } })
      await replication.awaitInitialReplication()
    },
  }
}
