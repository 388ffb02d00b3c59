import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { type Keyring, openKeyring } from '../data/keyring/keyring.ts'

/** A tablet's keyring on a disk of its own, open by itself as long as nobody signed in there. */
export function aKeyring(
  indexedDB: IDBFactory = new IDBFactory(),
  name = 'tablet',
  windowSecret: () => string | null = () => null,
): Promise<Keyring> {
  return openKeyring({ name, storage: { indexedDB, IDBKeyRange }, now: () => new Date(), windowSecret })
}
