import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { of } from 'rxjs'
import { createBarcodeWriter } from '../platform/barcodeWriter.ts'
import { wasmOf } from './wasmOf.ts'
import type { Ports } from '../composeServices.ts'
import { doRegisterTask } from '../platform/registerTasks.ts'

let made = 0

/** Everything the app asks of its surroundings, as a test has it: memory, no network, a fixed clock, ids that count up. */
export async function testPorts(changes: Partial<Ports> = {}): Promise<Ports> {
  made += 1
  let ids = 0
  let secret: string | null = 'of a window that is unlocked'
  let pinTries = { wrongTimes: 0, waitUntil: 0 }
  return {
    storage: getRxStorageMemory(),
    databaseName: `test${made}-${Math.random().toString(36).slice(2)}`,
    centreUrl: 'http://127.0.0.1:9/db',
    fetch: () => Promise.reject(new TypeError('No network in this test.')),
    now: () => new Date('2026-11-24T10:00:00.000Z'),
    elapsedMs: () => performance.now(),
    random: Math.random,
    newUuid: () => {
      ids += 1
      return `0190a000-0000-7000-8000-${String(ids).padStart(12, '0')}`
    },
    isVisible: () => true,
    onConnectionChange: () => () => undefined,
    rest: () => Promise.resolve(),
    takeTurnsLeading: (lead) => lead(new AbortController().signal),
    aloneAmongTabs: (_name, task) => task(),
    databaseNames: () => Promise.resolve([]),
    onCarriedOver: () => undefined,
    tabs: { send: () => undefined, listen: () => undefined },
    appUpdate: {
      state$: of({ kind: 'none' }),
      markDirty: () => () => undefined,
      apply: () => Promise.resolve(false),
      reloadWhenClean: () => undefined,
    },
    installation: { state$: of({ kind: 'installed' }), install: () => Promise.resolve('not possible') },
    storageReport: () => Promise.resolve({ isProtected: true, usedBytes: 1_000_000, quotaBytes: 1_000_000_000 }),
    battery: () => Promise.resolve({ level: 0.9, isCharging: false }),
    // There is no worker in Node: the same work, on the spot.
    runRegisterTask: (task) => Promise.resolve(doRegisterTask(task)),
    installNote: { read: () => null, write: () => undefined },
    saveFile: () => undefined,
    lock: {
      secret: () => secret,
      isUnlocked: () => secret !== null,
      setUnlocked: (isUnlocked) => {
        secret = isUnlocked ? 'of a window that is unlocked' : null
      },
    },
    pinTries: {
      read: () => pinTries,
      save: (tries) => {
        pinTries = tries
      },
    },
    chime: { isOn: () => true, turn: () => undefined, ring: () => undefined },
    scanner: { isPossible: () => false, start: () => Promise.resolve({ kind: 'failed', problem: 'no camera' }) },
    barcodes: createBarcodeWriter(async () => ({ wasmBinary: await wasmOf('writer') })),
    keepAwake: () => () => undefined,
    checkPin: (_person, pin) => Promise.resolve(pin === '2468'),
    appVersion: 'test',
    openedBy: { kind: 'itself' },
    startAnew: () => undefined,
    ...changes,
    keyring: changes.keyring ?? (await (await import('./aKeyring.ts')).aKeyring()),
  }
}
