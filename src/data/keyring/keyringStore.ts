import { Dexie, type DexieOptions, type Table } from 'dexie'
import type { SealedBytes } from '../../platform/sealing.ts'

/** One way to the tablet's keys: what they are wrapped with comes of a secret that is kept nowhere. */
export type Slot = {
  /** Base64; of a PIN or a code, which are made slow to guess. */
  readonly salt: string
  readonly iterations: number
  /** Sealed by a key of this device, so that it can be shown before anybody proved who they are. */
  readonly name: SealedBytes | null
  readonly madeAt: string
  readonly wrapped: SealedBytes
}

export type SlotId = `slot:${'device' | 'recovery' | `window:${string}` | `person:${string}`}`

type Values = Record<SlotId, Slot> &
  Record<`whole:${string}`, string> & {
    /** Takes part in every slot, and cannot be read out: a copy of this database alone opens nothing. */
    readonly 'device-key': CryptoKey
    readonly ring: SealedBytes
    readonly 'cut-off': string
    readonly 'last-holder': SlotId
    /** Wrong PINs in a row while it lay sealed. */
    readonly 'wrong-pins': number
  }

export type EntryId = keyof Values

export type Entry = { [Id in EntryId]: { readonly id: Id; readonly value: Values[Id] } }[EntryId]

export type EntryChange = { readonly put: readonly Entry[]; readonly remove: readonly EntryId[] }

export type KeyringStore = {
  read<Id extends EntryId>(id: Id): Promise<Values[Id] | null>
  slots(): Promise<readonly { readonly id: SlotId; readonly value: Slot }[]>
  /** In one step: all or nothing. */
  change(put: readonly Entry[], remove?: readonly EntryId[]): Promise<void>
  /** Decided by what stands there in that very step, whatever another window did meanwhile. */
  changeBy(decide: (present: ReadonlySet<EntryId>) => EntryChange): Promise<void>
  /** Writes where `present` is not there yet: another window may have been first. */
  begin(entries: readonly Entry[], present: EntryId): Promise<void>
  close(): void
}

/** Beside the records, in a database of its own: nothing in it is a record, and nothing of it is sent. */
export function openKeyringStore(name: string, options: DexieOptions): KeyringStore {
  const database = new Dexie(`${name}-keyring`, { ...options, cache: 'disabled' })
  database.version(1).stores({ entries: 'id' })
  const entries: Table<Entry, EntryId> = database.table('entries')
  const apply = async ({ put, remove }: EntryChange) => {
    await entries.bulkDelete([...remove])
    await entries.bulkPut([...put])
  }
  return {
    read: async (id) => ((await entries.get(id))?.value ?? null) as never,
    slots: async () => (await entries.where('id').startsWith('slot:').toArray()) as never,
    change: (put, remove = []) => database.transaction('rw', entries, () => apply({ put, remove })),
    changeBy: (decide) =>
      database.transaction('rw', entries, async () =>
        apply(decide(new Set(await entries.toCollection().primaryKeys()))),
      ),
    begin: (first, present) =>
      database.transaction('rw', entries, async () => {
        if ((await entries.get(present)) === undefined) await entries.bulkPut([...first])
      }),
    close: () => database.close(),
  }
}
