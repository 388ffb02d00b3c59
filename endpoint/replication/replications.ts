import { randomUUID } from 'node:crypto'
import type { Replication } from '../store/pouchdb.ts'
import { CouchError } from '../couchError.ts'
import type { Json, JsonObject } from '../json.ts'
import { type Peer, type ReplicationRequest, replicationRequestOf } from './replicationRequest.ts'
import { startReplication } from './startReplication.ts'

/** The replications that this endpoint runs, whoever asked for them. */
export type Replications = {
  /** Resolves with CouchDB's report when a one-shot replication is done. */
  runOnce(body: JsonObject): Promise<JsonObject>
  /** Starts a continuous one, unless it runs already, and names it. */
  startContinuous(body: JsonObject): string
  /** False when there is no such replication. */
  cancel(body: JsonObject): boolean
  running(): readonly ReplicationRequest[]
  close(): void
}

export function createReplications(nameToPeer: (name: string) => Peer): Replications {
  const running = new Map<string, { readonly request: ReplicationRequest; readonly replication: Replication }>()
  const requestOf = (body: JsonObject) => replicationRequestOf(body, nameToPeer)

  function start(request: ReplicationRequest): Replication {
    const replication = startReplication(request)
    running.set(request.id, { request, replication })
    const forget = () => {
      if (running.get(request.id)?.replication === replication) running.delete(request.id)
    }
    replication.then(forget, forget)
    return replication
  }

  function cancel(body: JsonObject): boolean {
    const { id } = requestOf(body)
    const known = running.get(id) ?? running.get(`${id}+continuous`)
    known?.replication.cancel()
    if (known !== undefined) running.delete(known.request.id)
    return known !== undefined
  }

  return {
    async runOnce(body) {
      const request = requestOf({ ...body, continuous: false })
      try {
        return reportOf(await start(request))
      } catch (failure) {
        throw failureOf(failure, request)
      }
    },
    startContinuous(body) {
      const request = requestOf({ ...body, continuous: true })
      // It retries by itself; what ends it is a cancellation.
      if (!running.has(request.id)) start(request).catch(() => undefined)
      return request.id
    },
    cancel,
    running: () => [...running.values()].map(({ request }) => request),
    close() {
      for (const { replication } of running.values()) replication.cancel()
      running.clear()
    },
  }
}

function reportOf(result: Awaited<Replication>): JsonObject {
  const session = randomUUID().replaceAll('-', '')
  const lastSequence: Json = result.last_seq
  return {
    ok: true,
    ...(result.docs_read === 0 ? { no_changes: true } : {}),
    session_id: session,
    source_last_seq: lastSequence,
    replication_id_version: 4,
    history: [
      {
        session_id: session,
        start_time: new Date(result.start_time).toUTCString(),
        end_time: new Date(result.end_time).toUTCString(),
        start_last_seq: 0,
        end_last_seq: lastSequence,
        recorded_seq: lastSequence,
        missing_checked: result.docs_read,
        missing_found: result.docs_read,
        docs_read: result.docs_read,
        docs_written: result.docs_written,
        doc_write_failures: result.doc_write_failures,
        bulk_get_docs: result.docs_read,
        bulk_get_attempts: result.docs_read,
      },
    ],
  }
}

function failureOf(failure: unknown, { source }: ReplicationRequest): CouchError {
  const { status, message } = (failure ?? {}) as { readonly status?: number; readonly message?: string }
  if (status === 404) return new CouchError(404, 'db_not_found', `could not open ${source.url}`)
  if (status === 401 || status === 403) {
    return new CouchError(401, 'unauthorized', `unauthorized to access or create database ${source.url}`)
  }
  return new CouchError(500, 'replication_failed', message ?? 'The replication failed.')
}
