import { firstValueFrom } from 'rxjs'
import type { LocalStore } from './data/local/localStore.ts'
import type { LocalDatabase } from './data/openLocalDatabase.ts'
import { recordPlacesOf } from './data/record/recordPlaces.ts'
import { createRefusedRecords } from './data/record/refusedRecords.ts'
import { recordOf } from './data/record/storedRecord.ts'
import { unreadableDocuments$ } from './data/record/unreadableDocuments.ts'
import { watchForLostRecords } from './data/tablet/lostRecordsWatch.ts'
import type { TabletRepository } from './data/tablet/tabletRepository.ts'
import { type DayOfWork, isOfTabletAndDay } from './domain/receipt/dayOfWork.ts'
import type { InstallNote } from './platform/installNote.ts'
import { databaseOfBar } from './domain/sync/databaseNames.ts'
import type { Services } from './services.tsx'
import { createCouchClient } from './sync/couchClient.ts'
import type { Sync, SyncPorts } from './sync/createSync.ts'
import type { DeviceRegisterParts } from './sync/deviceRegister.ts'
import { createEndOfDay, type OwnRecord } from './sync/endOfDay.ts'
import { reconcile } from './sync/reconcile.ts'
import { createUnsentFiles } from './sync/unsentFiles.ts'

export type Safeguards = Pick<
  Services,
  'refused' | 'unreadable$' | 'unsentFiles' | 'endOfDay' | 'lostRecords' | 'openRegister'
>

type Parts = {
  readonly ports: Pick<SyncPorts, 'centreUrl' | 'fetch' | 'now' | 'rest'> & {
    readonly installNote: InstallNote
    readonly runRegisterTask: DeviceRegisterParts['runTask']
  }
  readonly database: LocalDatabase
  readonly local: LocalStore
  readonly tablet: TabletRepository
  readonly sync: Sync
  readonly installId: string
}

/** What stands behind the daily work: refused records, files of unsent ones, the receipt of a day, the device register, a database that is gone. */
export function composeSafeguards({ ports, database, local, tablet, sync, installId }: Parts): Safeguards {
  const places = recordPlacesOf(database)
  const shelves = places.map(({ shelf }) => shelf)
  const { centreUrl: baseUrl, fetch, now } = ports
  const client = createCouchClient({ baseUrl, fetch, now, onServerTime: () => undefined })
  const account = () => firstValueFrom(tablet.account$())
  const ownRecords = async (barId: string, day: DayOfWork) => {
    const own: OwnRecord[] = []
    for (const place of places)
      for await (const page of place.pages())
        for (const stored of page) {
          const record = { ...recordOf(stored), rev: stored.sync.rev }
          if ('barId' in record && record.barId === barId && isOfTabletAndDay(record, installId, day)) own.push(record)
        }
    return own
  }
  return {
    refused: createRefusedRecords(places),
    unreadable$: unreadableDocuments$(local),
    unsentFiles: createUnsentFiles({
      tablet,
      installId,
      now,
      shelves,
      unsent: async () => (await Promise.all(places.map((place) => place.unsent()))).flat(),
    }),
    endOfDay: createEndOfDay({
      client,
      reconcile: (barId) =>
        reconcile({
          database: databaseOfBar(barId),
          barId,
          shelves,
          client,
          me: installId,
          signal: new AbortController().signal,
          rest: ports.rest,
        }),
      account,
      status$: sync.status$,
      sendNow: () => sync.sendNow(),
      local,
      installId,
      now,
      ownRecords,
    }),
    openRegister: async () => {
      const { createDeviceRegister } = await import('./sync/deviceRegister.ts')
      return createDeviceRegister({ client, account, runTask: ports.runRegisterTask })
    },
    lostRecords: watchForLostRecords(ports.installNote, installId, tablet.tablet$(), sync.status$),
  }
}
