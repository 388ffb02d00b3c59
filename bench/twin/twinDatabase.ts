import indexedDbAdapter from 'pouchdb-adapter-indexeddb'
import PouchDB from 'pouchdb-browser'
import find from 'pouchdb-find'
import type { PouchAdapter } from '../peers/pouchDb.ts'

const adapterKey = 'twin-adapter'
export const localPrefix = 'local:'

/** The adapter is the profile's, chosen when it was filled. */
export function openTwinDatabase(): PouchDatabase {
  PouchDB.plugin(find)
  PouchDB.plugin(indexedDbAdapter)
  return new PouchDB('techbar-twin', { adapter: localStorage.getItem(adapterKey) ?? 'idb' })
}

export function chooseTwinAdapter(adapter: PouchAdapter): void {
  localStorage.setItem(adapterKey, adapter)
}

export const indexes = [
  ['isOpen', 'arrivedAt'],
  ['openingId', 'arrivedAt'],
] as const
