import { type FetchOptions, type PouchDatabase, PouchDB, type Replication } from '../store/pouchdb.ts'
import type { Peer, ReplicationRequest } from './replicationRequest.ts'

const BATCH = 500
const SLOWEST_RETRY = 60_000

/** Both ends over HTTP, also our own databases: so that every write meets the same rules. */
export function startReplication(request: ReplicationRequest): Replication {
  return PouchDB.replicate(clientOf(request.source, true), clientOf(request.target, !request.mayCreateTarget), {
    ...request.selection,
    live: request.isContinuous,
    retry: request.isContinuous,
    batch_size: BATCH,
    back_off_function: (delay: number) => (delay === 0 ? 1000 : Math.min(delay * 2, SLOWEST_RETRY)),
  })
}

function clientOf({ url, headers }: Peer, isThere: boolean): PouchDatabase {
  const client = new PouchDB(url, {
    adapter: 'http',
    skip_setup: isThere,
    fetch: (address: string, options: FetchOptions) => {
      for (const [name, value] of Object.entries(headers)) options.headers.set(name, value)
      return PouchDB.fetch(address, options)
    },
  })
  // The replicator counts its progress by `info` after each batch and lets a failure of that go unheard, which would end
  // this process. What it needs for its work it asks otherwise, and hears.
  const info = client.info.bind(client)
  client.info = () => info().catch(() => ({ doc_count: 0, update_seq: 0 }))
  return client
}
