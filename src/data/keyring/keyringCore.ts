import type { KeyringStore, Slot, SlotId } from './keyringStore.ts'
import type { Ring } from './ring.ts'

/** What the ways work with. */
export type KeyringCore = {
  readonly store: KeyringStore
  readonly deviceKey: CryptoKey
  readonly now: () => Date
  /** False: the slot is not there, or this is not its secret. */
  readonly openSlot: (id: SlotId, slot: Slot | null, secret: Uint8Array<ArrayBuffer>) => Promise<boolean>
  /** Rejects while the keyring is sealed. */
  readonly readRing: () => Promise<Ring>
  /** Works from now on with the ring as it lies in the store. */
  readonly takeUpRing: () => Promise<void>
}
