import { createRequire } from 'node:module'
import { type PouchDatabase, PouchDB } from '../../endpoint/store/pouchdb.ts'
import { randomName } from './contractServer.ts'

PouchDB.plugin(createRequire(import.meta.url)('pouchdb-adapter-memory'))

/** A tablet's own PouchDB, in memory. */
export function localPouch(): PouchDatabase {
  return new PouchDB(randomName(), { adapter: 'memory' })
}

export type Credentials = { readonly name: string; readonly password: string }

export function remotePouch(url: string, { name, password }: Credentials): PouchDatabase {
  return new PouchDB(url, { adapter: 'http', skip_setup: true, auth: { username: name, password } })
}
