import { CouchError, conflict, notFound } from '../couchError.ts'

type PouchFailure = {
  readonly status?: number
  readonly name?: string
  readonly message?: string
  readonly reason?: string
}

/** PouchDB's failures in CouchDB's words. */
export function couchErrorOf(failure: unknown): CouchError {
  if (failure instanceof CouchError) return failure
  const { status, name, message, reason } = (failure ?? {}) as PouchFailure
  if (status === 409 || name === 'conflict') return conflict()
  if (status === 404) return notFound(reason === 'deleted' ? 'deleted' : 'missing')
  const words = message ?? reason ?? 'The store failed.'
  if (status === 412) return new CouchError(412, name ?? 'precondition_failed', words)
  if (status === 400) return new CouchError(400, 'bad_request', words)
  return new CouchError(500, 'internal_server_error', words)
}
