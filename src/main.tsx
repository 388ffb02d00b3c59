import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { v7 as uuidv7 } from 'uuid'
import { App } from './app/App.tsx'
import { openedByWhom } from './composeKeyring.ts'
import { composeServices } from './composeServices.ts'
import { watchAppUpdate } from './platform/appUpdate.ts'
import { readBattery } from './platform/battery.ts'
import { checkPin } from './platform/checkPin.ts'
import { createBarcodeWriter } from './platform/barcodeWriter.ts'
import { createCodeScanner } from './platform/createCodeScanner.ts'
import { createChime } from './platform/chime.ts'
import { isVisible, onConnectionChange } from './platform/connectivity.ts'
import { databaseNames } from './platform/databaseNames.ts'
import { watchInstallation } from './platform/installation.ts'
import { installNote } from './platform/installNote.ts'
import { keepAwake } from './platform/keepAwake.ts'
import { aloneAmongTabs, takeTurnsLeading } from './platform/leadership.ts'
import { runRegisterTask } from './platform/runRegisterTask.ts'
import { rest } from './platform/rest.ts'
import { saveFile } from './platform/saveFile.ts'
import { createPinTries } from './platform/pinTries.ts'
import { createScreenLock } from './platform/screenLock.ts'
import { beginAmongWindows } from './platform/windowsOpen.ts'
import { askForProtection, readStorageReport } from './platform/storageReport.ts'
import { createTabChannel } from './platform/tabChannel.ts'
import type { openSealedTablet } from './app/openSealedTablet.tsx'
import { readInstallMarker } from './domain/tablet/lostRecords.ts'
import { ServicesProvider } from './services.tsx'
import { openKeyring } from './data/keyring/keyring.ts'
import { tabletStorage } from './data/storage/tabletStorage.ts'

const databaseName = 'techbar'

async function start(): Promise<void> {
  const appUpdate = watchAppUpdate('/sw.js')
  const root = createRoot(rootElement())
  const now = () => new Date()
  const pinTries = createPinTries(localStorage)
  const lock = createScreenLock(sessionStorage)
  // An acknowledged write is on the disk: Chromium's own default is not (relaxed since 121).
  const disk = { chromeTransactionDurability: 'strict' } as const
  const keyring = await openKeyring({ name: databaseName, storage: disk, now, windowSecret: lock.secret })
  const openedBy = await openedByWhom(keyring, lock, (parts) =>
    openSealed(root, { ...parts, pinTries, now, tablet: readInstallMarker(installNote.read()) }),
  )
  await beginAmongWindows('techbar-keyring', async () => {
    // Without room for it, the key that is there goes on sealing.
    if (keyring.isKeyDue()) await (await keyring.ways()).renewKey().catch(() => undefined)
  })
  await keyring.takeUpRing()
  const { services } = await composeServices({
    storage: tabletStorage(disk, keyring.seal),
    databaseName,
    keyring,
    openedBy,
    startAnew: () => location.reload(),
    centreUrl: '/db',
    fetch: (...request) => fetch(...request),
    now,
    elapsedMs: () => performance.now(),
    random: Math.random,
    newUuid: uuidv7,
    isVisible,
    onConnectionChange,
    rest,
    takeTurnsLeading: (lead) => takeTurnsLeading('techbar-sync', lead, appUpdate.reloadWhenClean),
    aloneAmongTabs,
    databaseNames,
    onCarriedOver: (done) => {
      root.render(
        `Bringing this tablet's records into the new version of Tech Bar: ${done} so far. Nothing is lost if you close it.`,
      )
    },
    tabs: createTabChannel('techbar-sync'),
    appUpdate,
    installation: watchInstallation(),
    storageReport: readStorageReport,
    battery: readBattery,
    installNote,
    runRegisterTask,
    saveFile,
    lock,
    checkPin,
    pinTries,
    chime: createChime(),
    scanner: createCodeScanner(),
    barcodes: createBarcodeWriter(),
    keepAwake,
    appVersion: import.meta.env['VITE_APP_VERSION'] ?? 'development',
  })
  root.render(
    <StrictMode>
      <ServicesProvider services={services}>
        <App />
      </ServicesProvider>
    </StrictMode>,
  )
  await askForProtection()
}

/** Seen at a cold start alone: not in the first load of the queue. */
const openSealed: typeof openSealedTablet = async (...parts) =>
  (await import('./app/openSealedTablet.tsx')).openSealedTablet(...parts)

function rootElement(): HTMLElement {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no element with the id root.')
  return root
}

start().catch((cause: unknown) => {
  const sentence = cause instanceof Error ? cause.message : String(cause)
  rootElement().textContent = `Tech Bar could not open this tablet's records (${sentence}). Nothing was deleted. Close all Tech Bar windows and open it again; if this stays, tell the help desk before clearing anything.`
})
