import { filter, firstValueFrom } from 'rxjs'
import { v7 as uuidv7 } from 'uuid'
import { type Composition, composeServices } from '../../src/composeServices.ts'
import { openKeyring } from '../../src/data/keyring/keyring.ts'
import { createRecordShelf } from '../../src/data/record/recordShelf.ts'
import { createRecordStore } from '../../src/data/record/recordStore.ts'
import { stampUnsent } from '../../src/data/record/stampUnsent.ts'
import type { AnyRecord, Stored } from '../../src/data/record/storedRecord.ts'
import { typeOfId } from '../../src/domain/record/record.ts'
import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { unsentTotal } from '../../src/domain/sync/syncStatus.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { isVisible, onConnectionChange } from '../../src/platform/connectivity.ts'
import { aloneAmongTabs, takeTurnsLeading } from '../../src/platform/leadership.ts'
import { rest } from '../../src/platform/rest.ts'
import { createTabChannel } from '../../src/platform/tabChannel.ts'
import { testPorts } from '../../src/testing/testPorts.ts'
import type { BarRecord } from '../documents/barRecord.ts'
import { batchSize, type Exchange, type Tablet, type TabletPlan } from './tablet.ts'
import { tabletStorage } from '../../src/data/storage/tabletStorage.ts'

/** The product as `main.tsx` composes it, without glass. */
export async function composeProduct(databaseName: string): Promise<Composition> {
  const disk = { chromeTransactionDurability: 'strict' } as const
  const now = () => new Date()
  const keyring = await openKeyring({ name: databaseName, storage: disk, now, windowSecret: () => null })
  return composeServices(
    await testPorts({
      keyring,
      storage: tabletStorage(disk, keyring.seal),
      databaseName,
      centreUrl: '/db',
      fetch: (...request) => fetch(...request),
      now,
      newUuid: uuidv7,
      isVisible,
      onConnectionChange,
      rest,
      takeTurnsLeading: (lead) => takeTurnsLeading(`${databaseName}-sync`, lead),
      aloneAmongTabs,
      tabs: createTabChannel(`${databaseName}-sync`),
    }),
  )
}

export async function openTechBar(plan: TabletPlan): Promise<Tablet> {
  const composition = await composeProduct(plan.databaseName)
  const { services, database, installId } = composition
  const store = createRecordStore(database.visits, installId, services.now)
  return {
    add: async (visit) => {
      await store.add(visit)
    },
    note: async (id) => {
      const made = services.stamp()
      await services.visits.change(id, (visit) =>
        addVisitEvent(visit, { kind: 'noted', text: 'Battery checked' }, made),
      )
    },
    fill: (records, state) => fillStore(composition, records, state),
    watchQueue: async (onQueue) => {
      services.visits.open$(plan.barId).subscribe(onQueue)
    },
    exchange: exchangeOf(composition, plan),
    close: async () => {
      services.sync.stop()
      await database.remove()
    },
  }
}

/** By the way that sync writes; `to send`, stamped as a person's own write is. */
export async function fillStore(
  { database, installId }: Composition,
  records: readonly BarRecord[],
  state: 'at rest' | 'to send',
): Promise<void> {
  const shelves = [
    createRecordShelf(['visit'], database.visits),
    createRecordShelf(['swap'], database.swaps),
    createRecordShelf(['tap'], database.taps),
  ]
  for (const shelf of shelves) {
    const own = records.filter(({ id }) => shelf.types.includes(typeOfId(id)))
    for (let at = 0; at < own.length; at += batchSize)
      await shelf.write(
        own.slice(at, at + batchSize).map((record) => ({
          previous: null,
          next: (state === 'at rest'
            ? atRest(record)
            : stampUnsent(null, record, installId, record.updatedAt)) as never,
          isDeleted: false,
        })),
      )
  }
}

function atRest<T extends AnyRecord>(record: T): Stored<T> {
  return { ...record, sync: { unsent: 0, rev: '1-00000000000000000000000000000000', base: null, reason: null } }
}

function exchangeOf({ services, database }: Composition, { account, barId }: TabletPlan): Exchange {
  const begin = async () => {
    await services.tablet.setUp({ barId, letter: 'A' })
    await services.tablet.saveAccount(account)
  }
  return {
    // The checkpoint is stored after all its rows are: then the pull is durably done.
    pull: async (count) => {
      const done = firstValueFrom(
        database.local
          .findOne(`checkpoint:${databaseOfBar(barId)}`)
          .$.pipe(filter((entry) => ((entry?.value ?? { received: 0 }) as { received: number }).received >= count)),
      )
      await begin()
      await done
    },
    push: async () => {
      await begin()
      await firstValueFrom(
        services.sync.status$.pipe(
          filter(({ unsent, activity }) => unsent !== null && unsentTotal(unsent) === 0 && activity.kind !== 'sending'),
        ),
      )
    },
    follow: begin,
  }
}
