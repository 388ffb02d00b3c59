/** Names that begin with `pouchdb` are PouchDB's: its best is the best of them. `strict`: its transactions made durable. */
export const peerNames = [
  'tech-bar',
  'raw',
  'dexie',
  'rxdb-couchdb',
  'pouchdb-idb',
  'pouchdb-indexeddb',
  'pouchdb-idb-strict',
  'pouchdb-indexeddb-strict',
  /** In place of the embedded endpoint, not of the product. */
  'apache-couchdb',
] as const

export type PeerName = (typeof peerNames)[number]
