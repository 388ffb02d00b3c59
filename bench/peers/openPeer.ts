import type { PeerName } from './peerNames.ts'
import { makeTransactionsStrict } from './strictTransactions.ts'
import type { Tablet, TabletPlan } from './tablet.ts'

/** Loads that contender's code and no other's. */
export async function openPeer(name: PeerName, plan: TabletPlan): Promise<Tablet> {
  switch (name) {
    case 'tech-bar':
      return (await import('./techBar.ts')).openTechBar(plan)
    case 'raw':
      return (await import('./rawIndexedDb.ts')).openRaw(plan)
    case 'dexie':
      return (await import('./dexieAlone.ts')).openDexieAlone(plan)
    case 'rxdb-couchdb':
      return (await import('./rxdbCouchdb.ts')).openRxdbCouchdb(plan)
    case 'apache-couchdb':
      throw new Error('A centre does not open in a page.')
    case 'pouchdb-idb':
    case 'pouchdb-idb-strict':
    case 'pouchdb-indexeddb':
    case 'pouchdb-indexeddb-strict': {
      if (name.endsWith('strict')) makeTransactionsStrict()
      const adapter = name.includes('indexeddb') ? 'indexeddb' : 'idb'
      return (await import('./pouchDb.ts')).openPouchDb(plan, adapter)
    }
  }
}
