import { defer, firstValueFrom, switchMap } from 'rxjs'
import type { NoteAudit } from './data/audit/auditNotes.ts'
import type { LocalStore } from './data/local/localStore.ts'
import type { LocalDatabase } from './data/openLocalDatabase.ts'
import { createDamagedRecords } from './data/record/damagedRecords.ts'
import { recordPlacesOf } from './data/record/recordPlaces.ts'
import { recordOf } from './data/record/storedRecord.ts'
import { watchForLostRecords } from './data/tablet/lostRecordsWatch.ts'
import type { TabletRepository } from './data/tablet/tabletRepository.ts'
import { type DayOfWork, isOfTabletAndDay } from './domain/receipt/dayOfWork.ts'
import type { InstallNote } from './platform/installNote.ts'
import { databaseOfBar } from './domain/sync/databaseNames.ts'
import type { Services } from './services.tsx'
import { createCouchClient } from './sync/couchClient.ts'
import type { Sync, SyncPorts } from './sync/createSync.ts'
import type { DeviceRegisterParts } from './sync/deviceRegister.ts'
import type { OwnRecord } from './sync/endOfDay.ts'

export type Safeguards = Pick<
  Services,
  'refused' | 'unreadable$' | 'damaged' | 'unsentFiles' | 'endOfDay' | 'lostRecords' | 'register' | 'auditTrails'
>

type Parts = {
  readonly ports: Pick<SyncPorts, 'centreUrl' | 'fetch' | 'now' | 'rest' | 'keyring'> & {
    readonly installNote: InstallNote
    readonly runRegisterTask: DeviceRegisterParts['runTask']
  }
  readonly database: LocalDatabase
  readonly local: LocalStore
  readonly tablet: TabletRepository
  readonly sync: Sync
  readonly installId: string
  readonly note: NoteAudit
}

/** What stands behind the daily work: refused records, files of unsent ones, the receipt of a day, the device register, a database that is gone. */
export function composeSafeguards({ ports, database, local, tablet, sync, installId, note }: Parts): Safeguards {
  const places = recordPlacesOf(database)
  const shelves = places.map(({ shelf }) => shelf)
  const { centreUrl: baseUrl, fetch, now } = ports
  const centre = { baseUrl, fetch, now, onServerTime: () => undefined }
  const client = createCouchClient(centre)
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
  // What nobody asks for before the queue is on the glass is not in the first load.
  const refused = loadedOnce(async () => {
    const { createRefusedRecords } = await import('./data/record/refusedRecords.ts')
    return createRefusedRecords(places)
  })
  const unreadable = loadedOnce(async () => {
    const { unreadableDocuments$ } = await import('./data/record/unreadableDocuments.ts')
    return unreadableDocuments$(local)
  })
  const files = loadedOnce(async () => {
    const { createUnsentFiles } = await import('./sync/unsentFiles.ts')
    const unsent = async () => (await Promise.all(places.map((place) => place.unsent()))).flat()
    return createUnsentFiles({ tablet, installId, now, shelves, unsent, note })
  })
  const endOfDay = loadedOnce(async () => {
    const { createEndOfDay } = await import('./sync/endOfDay.ts')
    const { reconcile } = await import('./sync/reconcile.ts')
    const signal = new AbortController().signal
    const parts = { shelves, client, me: installId, signal, rest: ports.rest }
    return createEndOfDay({
      client,
      reconcile: (barId) => reconcile({ database: databaseOfBar(barId), barId, ...parts }),
      account,
      status$: sync.status$,
      sendNow: () => sync.sendNow(),
      local,
      installId,
      now,
      ownRecords,
      note,
    })
  })
  const register = loadedOnce(async () => {
    const { createDeviceRegister } = await import('./sync/deviceRegister.ts')
    return createDeviceRegister({ client, account, runTask: ports.runRegisterTask, note })
  })
  const auditTrails = loadedOnce(async () => {
    const { createAuditTrails } = await import('./sync/auditTrails.ts')
    return createAuditTrails({ centre, account, local, note })
  })
  return {
    refused: {
      refused$: () => defer(refused).pipe(switchMap((records) => records.refused$())),
      sendAgain: async (id) => (await refused()).sendAgain(id),
    },
    unreadable$: defer(unreadable).pipe(switchMap((documents$) => documents$)),
    damaged: createDamagedRecords(ports.keyring.damaged$, local),
    unsentFiles: {
      waiting: async () => (await files()).waiting(),
      make: async (...asked) => (await files()).make(...asked),
      read: async (text) => (await files()).read(text),
      takeIn: async (file) => (await files()).takeIn(file),
    },
    endOfDay: {
      run: async (...asked) => (await endOfDay()).run(...asked),
      receipt$: () => defer(endOfDay).pipe(switchMap((day) => day.receipt$())),
    },
    register: {
      plan: async (...asked) => (await register()).plan(...asked),
      send: async (...asked) => (await register()).send(...asked),
      export: async (...asked) => (await register()).export(...asked),
    },
    auditTrails: {
      read: async (...asked) => (await auditTrails()).read(...asked),
      export: async (...asked) => (await auditTrails()).export(...asked),
    },
    lostRecords: watchForLostRecords(ports.installNote, installId, tablet.tablet$(), sync.status$),
  }
}

/** Asked for again after a failure: a device that could not read a file then may read it now. */
function loadedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null
  return () => {
    loaded ??= load().catch((cause: unknown) => {
      loaded = null
      throw cause
    })
    return loaded
  }
}
