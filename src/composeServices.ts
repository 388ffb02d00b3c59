import { firstValueFrom } from 'rxjs'
import type { RxCollection, RxStorage } from 'rxdb'
import { audited, noteOpening } from './composeAudit.ts'
import { composeSafeguards } from './composeSafeguards.ts'
import { createAttendanceRepository } from './data/attendance/attendanceRepository.ts'
import { createAuditNotes } from './data/audit/auditNotes.ts'
import { createDraftRepository } from './data/draft/draftRepository.ts'
import { createLocalStore } from './data/local/localStore.ts'
import { carryOver } from './data/olderStores.ts'
import {
  type LocalDatabase,
  openLocalDatabase,
  type RecordCollections,
  recordCollections,
  recordTypesIn,
} from './data/openLocalDatabase.ts'
import { createRecordShelf } from './data/record/recordShelf.ts'
import { createRecordStore } from './data/record/recordStore.ts'
import type { Stored } from './data/record/storedRecord.ts'
import { createReferenceRepository } from './data/reference/referenceRepository.ts'
import { createStockRepository } from './data/stock/stockRepository.ts'
import { createSwapRepository } from './data/swap/swapRepository.ts'
import { createShifts } from './data/tablet/shifts.ts'
import { createTabletRepository } from './data/tablet/tabletRepository.ts'
import { createTapRepository } from './data/tap/tapRepository.ts'
import { createVisitRepository } from './data/visit/visitRepository.ts'
import type { Audit } from './domain/audit/audit.ts'
import type { Stamp } from './domain/record/eventStamp.ts'
import type { Shift, Tablet } from './domain/tablet/tablet.ts'
import type { InstallNote } from './platform/installNote.ts'
import { keptByKeyring, letInCrew, noteHolder } from './composeKeyring.ts'
import type { ScreenLock } from './platform/screenLock.ts'
import type { Services } from './services.tsx'
import { createSync, type SyncPorts } from './sync/createSync.ts'
import type { Shelves } from './sync/exchange.ts'
import type { DeviceRegisterParts } from './sync/deviceRegister.ts'

/** What differs between a browser and a test: everything else is composed here, once for both. */
export type Ports = SyncPorts &
  Pick<
    Services,
    | 'appUpdate'
    | 'installation'
    | 'storageReport'
    | 'battery'
    | 'saveFile'
    | 'checkPin'
    | 'pinTries'
    | 'chime'
    | 'scanner'
    | 'barcodes'
    | 'keepAwake'
    | 'openedBy'
    | 'appVersion'
  > & {
    readonly storage: RxStorage<unknown, unknown>
    readonly lock: ScreenLock
    readonly databaseName: string
    readonly newUuid: () => string
    readonly installNote: InstallNote
    /** Works through the device register beside the page. */
    readonly runRegisterTask: DeviceRegisterParts['runTask']
    /** Runs a task when no other tab of this tablet runs one of that name. */
    readonly aloneAmongTabs: <T>(name: string, task: () => Promise<T>) => Promise<T>
    /** Names of this device's databases; null where the browser does not tell them. */
    readonly databaseNames: () => Promise<readonly string[] | null>
    /** So many records of an older version of this app have been carried over, before anything else begins. */
    readonly onCarriedOver: (done: number) => void
    readonly recordCollections?: RecordCollections
  }

export type Composition = {
  readonly services: Services
  readonly database: LocalDatabase
  readonly installId: string
  /** Stops sync and closes this tab's connections. */
  close(): Promise<void>
}

export async function composeServices(ports: Ports): Promise<Composition> {
  const collections = ports.recordCollections ?? recordCollections
  const database = await openLocalDatabase(ports.storage, ports.databaseName, collections)
  const local = createLocalStore(database.local, ports.now)
  const installId = String((await local.saveIfAbsent('install', ports.newUuid())).value)
  await carryOverOlder(database, collections, installId, ports).catch(async (cause: unknown) => {
    await database.close()
    throw cause
  })
  const tablet = createTabletRepository(local, installId)
  const visits = createRecordStore(database.visits, installId, ports.now)
  const swaps = createRecordStore(database.swaps, installId, ports.now)
  const taps = createRecordStore(database.taps, installId, ports.now)
  const movements = createRecordStore(database.stockMovements, installId, ports.now)
  const attendances = createAttendanceRepository(
    createRecordStore(database.attendances, installId, ports.now),
    installId,
  )
  const reference = createReferenceRepository(database.reference)
  const sync = await createSync(ports, local, tablet, shelvesOf(database), installId)

  // Events are stamped without waiting, so what goes into a stamp is kept at hand.
  const known: { shift: Shift | null; tablet: Tablet | null; clockOffsetMs: number | null } = {
    shift: null,
    tablet: null,
    clockOffsetMs: null,
  }
  tablet.shift$().subscribe((shift) => Object.assign(known, { shift }))
  tablet.tablet$().subscribe((current) => Object.assign(known, { tablet: current }))
  sync.status$.subscribe(({ clockOffsetMs }) => Object.assign(known, { clockOffsetMs }))

  const lock = keptByKeyring(ports.lock, ports.keyring, () => sync.startAllAnew())
  // Whose shift runs on has just proved who they are.
  const { openedBy } = ports
  const running = openedBy.kind === 'PIN' ? await firstValueFrom(tablet.shift$()) : null
  if (openedBy.kind === 'PIN' && running?.personId === openedBy.personId) lock.setUnlocked(true)
  const letIn = letInCrew(ports.keyring, tablet, reference)
  const stamp = (): Stamp => ({
    id: ports.newUuid(),
    at: ports.now().toISOString(),
    clockOffsetMs: known.clockOffsetMs,
    personId: known.shift?.personId ?? null,
    tabletId: installId,
  })
  const numbering = {
    newId: () => `visit:${ports.newUuid()}`,
    installId,
    letter: () => known.tablet?.letter ?? 'A',
    alone: <T>(task: () => Promise<T>) => ports.aloneAmongTabs('techbar-queue-number', task),
  }
  const note = createAuditNotes(async () => {
    const [{ createAuditWriter }, { sha256 }] = await Promise.all([
      import('./data/audit/auditWriter.ts'),
      import('./platform/sha256.ts'),
    ])
    const pages = database.attendances as unknown as RxCollection<Stored<Audit>>
    return createAuditWriter({
      store: createRecordStore(pages, installId, ports.now),
      local,
      tablet,
      newUuid: ports.newUuid,
      digest: sha256,
      alone: (task) => ports.aloneAmongTabs('techbar-audit', task),
    })
  }, stamp)
  const plain: Services = {
    visits: createVisitRepository(visits, numbering),
    swaps: createSwapRepository(swaps),
    taps: createTapRepository(taps),
    stock: createStockRepository(movements, swaps, visits),
    reference,
    drafts: createDraftRepository(local),
    attendances,
    tablet,
    shifts: createShifts(tablet, attendances, stamp),
    sync,
    ...composeSafeguards({ ports, database, local, tablet, sync, installId, note }),
    now: ports.now,
    newId: (type) => `${type}:${ports.newUuid()}`,
    stamp,
    checkPin: async (person, pin) => {
      const isRight = await ports.checkPin(person, pin)
      // Whom the next start offers first; nothing else depends on it.
      if (isRight) await noteHolder(ports.keyring, person).catch(() => undefined)
      return isRight
    },
    pinTries: ports.pinTries,
    lock,
    openedBy,
    chime: ports.chime,
    scanner: ports.scanner,
    barcodes: ports.barcodes,
    keepAwake: ports.keepAwake,
    appUpdate: ports.appUpdate,
    installation: ports.installation,
    storageReport: ports.storageReport,
    battery: ports.battery,
    saveFile: ports.saveFile,
    appVersion: ports.appVersion,
  }
  const services = { ...plain, ...audited(plain, note) }
  if (openedBy.kind !== 'itself') noteOpening(openedBy, running?.personId ?? null, note, stamp)
  const close = async () => {
    letIn.unsubscribe()
    sync.stop()
    await database.close()
  }
  return { services, database, installId, close }
}

/** What an older version of this app stored, before anything is read or sent. */
async function carryOverOlder(
  database: LocalDatabase,
  collections: RecordCollections,
  installId: string,
  ports: Ports,
): Promise<void> {
  const older = Object.entries(collections).filter(([, { migrations }]) => migrations.length > 0)
  if (older.length === 0) return
  const { storage, databaseNames, onCarriedOver } = ports
  const counts = new Map<string, number>()
  await ports.aloneAmongTabs('techbar-older-stores', async () => {
    for (const [name, { migrations }] of older)
      await carryOver(name, database[name as keyof RecordCollections] as never, migrations, {
        database,
        storage,
        databaseNames,
        // The rules of merging, for the rare record that both places hold: not in the first load.
        settle: async (record, here) => (await import('./sync/settleOlder.ts')).settleOlder(record, here, installId),
        onProgress: (done) => onCarriedOver([...counts.set(name, done).values()].reduce((sum, each) => sum + each, 0)),
      })
  })
}

function shelvesOf(database: LocalDatabase): Shelves {
  const shelfOf = (name: keyof RecordCollections) =>
    createRecordShelf(recordTypesIn[name], database[name] as unknown as RxCollection<Stored>)
  return {
    visits: shelfOf('visits'),
    swaps: shelfOf('swaps'),
    taps: shelfOf('taps'),
    stockMovements: shelfOf('stockMovements'),
    attendances: shelfOf('attendances'),
    reference: createRecordShelf(['bar', 'site', 'opening', 'person', 'catalogue', 'device-page'], database.reference),
  }
}
