import { createRequire } from 'node:module'

/** Only what the store and the replicator use of PouchDB 9, which ships no types. */
type Document = { readonly [key: string]: unknown }
type WriteRow = {
  readonly ok?: boolean
  readonly id: string
  readonly rev?: string
  readonly error?: boolean | string
  readonly name?: string
  readonly status?: number
  readonly message?: string
  readonly reason?: string
}
export type ChangesRow = {
  readonly id: string
  readonly seq: number
  readonly changes: readonly { readonly rev: string }[]
  readonly deleted?: boolean
  readonly doc?: Document
}
type AllDocumentsRow = {
  readonly id: string
  readonly key: string
  readonly value: { readonly rev: string; readonly deleted?: boolean }
  readonly doc?: Document | null
  readonly error?: string
}
type ReplicationResult = {
  readonly ok: boolean
  readonly start_time: Date | string
  readonly end_time: Date | string
  readonly docs_read: number
  readonly docs_written: number
  readonly doc_write_failures: number
  readonly last_seq: string | number
}
export type Replication = Promise<ReplicationResult> & {
  on(event: string, listener: (value: never) => void): Replication
  cancel(): void
}

export type PouchDatabase = {
  setMaxListeners(count: number): void
  info(): Promise<{ readonly doc_count: number; readonly update_seq: number | string }>
  get(id: string, options?: object): Promise<Document>
  put(document: object): Promise<{ readonly ok: boolean; readonly id: string; readonly rev: string }>
  getAttachment(id: string, name: string, options?: object): Promise<Buffer>
  bulkDocs(documents: readonly object[], options?: object): Promise<readonly WriteRow[]>
  allDocs(options?: object): Promise<{ readonly total_rows: number; readonly rows: readonly AllDocumentsRow[] }>
  changes(
    options: object,
  ): Promise<{ readonly results: readonly ChangesRow[]; readonly last_seq: number | string }> & { cancel(): void }
  sync(
    remote: PouchDatabase,
    options: object,
  ): Promise<unknown> & { on(event: string, listener: () => void): unknown; cancel(): void }
  replicate: {
    to(target: PouchDatabase, options?: object): Replication
    from(source: PouchDatabase, options?: object): Replication
  }
  compactDocument(id: string, height: number): Promise<unknown>
  close(): Promise<void>
  destroy(): Promise<unknown>
}

export type PouchConstructor = {
  new (name: string, options?: object): PouchDatabase
  plugin(plugin: unknown): PouchConstructor
  setMaxListeners(count: number): void
  replicate(source: PouchDatabase, target: PouchDatabase, options: object): Replication
  fetch(url: string, options: FetchOptions): Promise<unknown>
}

export type FetchOptions = { readonly headers: { set(name: string, value: string): void } }

const load = createRequire(import.meta.url)

export const PouchDB = load('pouchdb-core') as PouchConstructor

// Here and not where they are used: a plugin cannot be added twice.
for (const plugin of ['pouchdb-adapter-leveldb', 'pouchdb-adapter-http', 'pouchdb-replication'])
  PouchDB.plugin(load(plugin))
PouchDB.setMaxListeners(0)

type Merging = {
  winningRev(metadata: object): string
  isDeleted(metadata: object, rev: string): boolean
}

const merging = load('pouchdb-merge') as Merging

/** PouchDB's own choice among leaves, which is CouchDB's. */
export function winningRevisionOf(metadata: object): string {
  return merging.winningRev(metadata)
}

export function isRevisionDeleted(metadata: object, rev: string): boolean {
  return merging.isDeleted(metadata, rev)
}
