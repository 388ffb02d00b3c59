import type { IncomingMessage, ServerResponse } from 'node:http'
import { CouchError } from '../couchError.ts'
import type { Databases } from '../database/databases.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { Replications } from '../replication/replications.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { Authenticator } from '../sessions/authenticate.ts'
import type { UserContext } from '../sessions/userContext.ts'
import { parseJson } from './parseJson.ts'
import { readBody } from './readBody.ts'

/** What one endpoint is made of, for its handlers. */
export type Endpoint = {
  readonly uuid: string
  readonly databases: Databases
  readonly sandbox: Sandbox
  readonly authenticator: Authenticator
  readonly replications: Replications
  /** Aborted when the endpoint closes: feeds end. */
  readonly closing: AbortSignal
}

/** One request, as handlers see it. */
export type Exchange = {
  readonly endpoint: Endpoint
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly method: string
  /** The path below the mount, decoded, segment by segment. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly user: UserContext
  /** Where the API is reached, for `location` headers. */
  readonly baseUrl: string
  bytes(): Promise<Buffer>
  body(): Promise<Json>
  /** Aborted when the client has gone or the endpoint closes. */
  gone(): AbortSignal
  /** Of what was read, unpacked. */
  bodySize(): number
}

export function createExchange(parts: Omit<Exchange, 'bytes' | 'body' | 'bodySize' | 'gone'>): Exchange {
  let size = 0
  const bytes = async () => {
    const content = await readBody(parts.request)
    size = content.length
    return content
  }
  return {
    ...parts,
    bytes,
    bodySize: () => size,
    gone() {
      const { closing } = parts.endpoint
      const gone = new AbortController()
      const abort = () => gone.abort()
      closing.addEventListener('abort', abort)
      parts.response.once('close', () => {
        closing.removeEventListener('abort', abort)
        abort()
      })
      if (closing.aborted) abort()
      return gone.signal
    },
    body: async () => {
      const content = await bytes()
      return content.length === 0 ? {} : parseJson(content)
    },
  }
}

/** The body of a POST, which must call itself JSON and be an object. */
export async function jsonObjectOf(exchange: Exchange): Promise<JsonObject> {
  const type = exchange.request.headers['content-type'] ?? 'application/json'
  if (!type.toLowerCase().startsWith('application/json')) {
    throw new CouchError(415, 'bad_content_type', 'Content-Type must be application/json')
  }
  const body = await exchange.body()
  if (!isJsonObject(body)) throw new CouchError(400, 'bad_request', 'Request body must be a JSON object')
  return body
}
