/** Only what is measured of PouchDB 9, which ships no types. */
type PouchDocument = { readonly _id: string; readonly _rev?: string; readonly [field: string]: unknown }

type PouchListener = { on(event: string, listener: (value: never) => void): PouchListener; cancel(): void }

declare class PouchDatabase {
  static plugin(plugin: unknown): typeof PouchDatabase
  constructor(name: string, options?: object)
  get(id: string): Promise<PouchDocument>
  put(document: object): Promise<unknown>
  bulkDocs(documents: readonly object[]): Promise<unknown>
  createIndex(definition: object): Promise<unknown>
  find(query: object): Promise<{ readonly docs: readonly PouchDocument[] }>
  changes(options: object): PouchListener
  sync(remote: PouchDatabase, options: object): PouchListener
  replicate: {
    to(remote: PouchDatabase, options: object): Promise<{ readonly docs_written: number }>
    from(remote: PouchDatabase, options: object): Promise<{ readonly docs_written: number }>
  }
  allDocs(options: object): Promise<{ readonly rows: readonly { readonly doc?: PouchDocument }[] }>
  close(): Promise<void>
  destroy(): Promise<unknown>
}

declare module 'pouchdb-browser' {
  const PouchDB: typeof PouchDatabase
  export default PouchDB
}
declare module 'pouchdb-adapter-indexeddb' {
  const plugin: unknown
  export default plugin
}
declare module 'pouchdb-find' {
  const plugin: unknown
  export default plugin
}
