/** A failure in CouchDB's own words: becomes `{ error, reason }` with its status. */
export class CouchError extends Error {
  readonly status: number
  readonly error: string
  readonly reason: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, error: string, reason: string, headers: Readonly<Record<string, string>> = {}) {
    super(`${error}: ${reason}`)
    this.name = 'CouchError'
    this.status = status
    this.error = error
    this.reason = reason
    this.headers = headers
  }
}

export function badRequest(reason: string): CouchError {
  return new CouchError(400, 'bad_request', reason)
}

export function notFound(reason: string): CouchError {
  return new CouchError(404, 'not_found', reason)
}

export function conflict(): CouchError {
  return new CouchError(409, 'conflict', 'Document update conflict.')
}
