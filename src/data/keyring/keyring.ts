import type { DexieOptions } from 'dexie'
import { BehaviorSubject, type Observable } from 'rxjs'
import { base64Of, bytesOfBase64, openBytes, sealBytes, sealKeyOf, tagOf } from '../../platform/sealing.ts'
import type { DamagedRow, Seal } from '../storage/seal.ts'
import type { KeyringCore } from './keyringCore.ts'
import { type KeyringStore, openKeyringStore } from './keyringStore.ts'
import type { KeyringWays } from './keyringWays.ts'
import { type KeysInUse, keysOf, newRing, openRing, type Ring, sealRing } from './ring.ts'
import { isOfToday, noSecret, slotKey, slotOf, windowSlot } from './slot.ts'

/**
 * The tablet's keys, and the ways to them. A way is a slot: PINs of the bar's crew, a recovery code that the centre keeps, the
 * secret of a window that is unlocked, and, for a tablet of visitors or of nobody yet, the device alone.
 */
export type Keyring = {
  /** Works while the keyring is open, and rejects before. */
  readonly seal: Seal
  /** Rows whose seal is broken, as they were met. */
  readonly damaged$: Observable<readonly DamagedRow[]>
  isOpen(): boolean
  /** Whether another key is to seal from now on: `renewKey`. */
  isKeyDue(): boolean
  /** Takes up what another window changed of the ring before this one began to work. */
  takeUpRing(): Promise<void>
  /** What most starts do not need: not in the first load of the queue. */
  ways(): Promise<KeyringWays>
  close(): void
}

const keyServesMs = 90 * 86_400_000

export type KeyringOptions = {
  readonly name: string
  readonly storage: DexieOptions
  readonly now: () => Date
  /** Of this window, while it is unlocked. */
  readonly windowSecret: () => string | null
}

/** Opens by itself where the device alone, or this window's secret, is enough. */
export async function openKeyring({ name, storage, now, windowSecret }: KeyringOptions): Promise<Keyring> {
  const store = openKeyringStore(name, storage)
  const deviceKey = (await store.read('device-key')) ?? (await begin(store, now()))
  let keys: KeysInUse | null = null
  const damaged = new BehaviorSubject<readonly DamagedRow[]>([])
  let ways: Promise<KeyringWays> | null = null

  async function ringUnder(wrappingKey: CryptoKey): Promise<Ring> {
    const sealed = await store.read('ring')
    if (sealed === null) throw new Error('The keys of this tablet are gone.')
    return openRing(wrappingKey, sealed)
  }

  function opened(): KeysInUse {
    if (keys === null) throw new Error('This tablet is sealed: enter a PIN first.')
    return keys
  }

  const core: KeyringCore = {
    store,
    deviceKey,
    now,
    openSlot: async (id, slot, secret) => {
      if (slot === null) return false
      const wrapping = await openBytes(await slotKey(deviceKey, id, secret), slot.wrapped, id).catch(() => null)
      if (wrapping === null) return false
      keys = await keysOf(await ringUnder(await sealKeyOf(wrapping)))
      return true
    },
    readRing: () => ringUnder(opened().wrappingKey),
    takeUpRing: async () => {
      keys = await keysOf(await ringUnder(opened().wrappingKey))
    },
  }
  if (!(await core.openSlot('slot:device', await store.read('slot:device'), noSecret))) {
    const secret = windowSecret()
    if (secret !== null) {
      const own = windowSlot(secret)
      const slot = await store.read(own.id)
      if (slot !== null && isOfToday(slot, now())) await core.openSlot(own.id, slot, own.secret)
    }
  }

  return {
    seal: {
      seal: async (text, about) => {
        const { current, sealKeys } = opened()
        const sealed = await sealBytes(sealKeys.get(current) as CryptoKey, new TextEncoder().encode(text), about)
        return { key: current, ...sealed }
      },
      open: async ({ key, iv, bytes }, about) => {
        const sealKey = opened().sealKeys.get(key)
        if (sealKey === undefined) throw new Error('This was sealed with a key that this window does not have.')
        return new TextDecoder().decode(await openBytes(sealKey, { iv, bytes }, about))
      },
      tag: async (value) => base64Of(await tagOf(opened().lookupKey, value)),
      currentKey: () => opened().current,
      wholeUnder: (place) => store.read(`whole:${place}`),
      has: (key) => opened().sealKeys.has(key),
      tellDamaged: (row) => {
        if (!damaged.value.some(({ id }) => id === row.id)) damaged.next([...damaged.value, row])
      },
      noteWhole: (place, key) => store.change([{ id: `whole:${place}`, value: key }]),
    },
    damaged$: damaged.asObservable(),
    isOpen: () => keys !== null,
    isKeyDue: () => Date.parse(opened().currentMadeAt) + keyServesMs <= now().getTime(),
    takeUpRing: () => core.takeUpRing(),
    ways: () => (ways ??= loadWays(core)),
    close: () => store.close(),
  }
}

async function loadWays(core: KeyringCore): Promise<KeyringWays> {
  const { createKeyringWays } = await import('./keyringWays.ts')
  return createKeyringWays(core)
}

/**
 * A new tablet's keys, which the device opens alone: nobody signed in yet. Where a browser lost the device's key and kept the
 * rest, nothing is written over: another device key takes its place, and the recovery code opens what there is.
 */
async function begin(store: KeyringStore, now: Date): Promise<CryptoKey> {
  const ring = newRing(now)
  const own = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
  const slot = await slotOf(own, 'slot:device', bytesOfBase64(ring.wrapping), { secret: noSecret }, now)
  await store.begin([{ id: 'device-key', value: own }, { id: 'ring', value: await sealRing(ring) }, slot], 'ring')
  await store.begin([{ id: 'device-key', value: own }], 'device-key')
  // Another window may have been first.
  return (await store.read('device-key')) ?? own
}
