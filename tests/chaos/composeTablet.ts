import type { IDBFactory } from 'fake-indexeddb'
import { IDBKeyRange } from 'fake-indexeddb'
import { tabletStorage } from '../../src/data/storage/tabletStorage.ts'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { v7 as uuidv7 } from 'uuid'
import { type Composition, composeServices } from '../../src/composeServices.ts'
import type { Account } from '../../src/domain/tablet/tablet.ts'
import { createOneAtATime } from '../../src/sync/oneAtATime.ts'
import { testPorts } from '../../src/testing/testPorts.ts'
import { openedKeyring } from '../fixtures/openedKeyring.ts'
import { browserFetch } from '../fixtures/browserFetch.ts'

export type TabletPlan = {
  readonly centreUrl: string
  readonly account: Account
  readonly barId: string
  readonly letter: string
  readonly random: () => number
  /** Its own among all processes: RxDB tells of changes to every database of that name on the machine, as to other tabs. */
  readonly name: string
  /** Null: in memory, at half the price. The same disk and name again is the same tablet after a restart. */
  readonly disk: IDBFactory | null
  /** A request that takes longer is given up, as by a browser or a network. */
  readonly giveUpMs?: number
}

/** The app's own services over real storage, set up for a bar: as in `main.tsx`, without glass. */
export async function composeTablet(plan: TabletPlan): Promise<Composition> {
  const { centreUrl, account, barId, letter, random, name, disk, giveUpMs } = plan
  const alone = createOneAtATime()
  const keyring = await openedKeyring(disk ?? undefined, name, account)
  const composition = await composeServices(
    await testPorts({
      keyring,
      storage: disk === null ? getRxStorageMemory() : tabletStorage({ indexedDB: disk, IDBKeyRange }, keyring.seal),
      databaseName: name,
      centreUrl,
      fetch: browserFetch(giveUpMs),
      now: () => new Date(),
      random,
      newUuid: uuidv7,
      rest: () => new Promise((resolve) => setImmediate(resolve)),
      aloneAmongTabs: (_name, task) => alone(task),
    }),
  )
  await composition.services.tablet.saveAccount(account)
  await composition.services.tablet.setUp({ barId, letter })
  return composition
}
