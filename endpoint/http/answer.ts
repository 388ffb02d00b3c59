import type { Readable } from 'node:stream'
import type { Json } from '../json.ts'

export type Headers = Readonly<Record<string, string>>

/** What a handler answers; the server turns it into HTTP. */
export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly value: Json; readonly headers?: Headers }
  | {
      readonly kind: 'bytes'
      readonly status: number
      readonly bytes: Buffer
      readonly type: string
      readonly headers?: Headers
    }
  | {
      readonly kind: 'stream'
      readonly status: number
      readonly stream: Readable
      readonly type: string
      readonly headers?: Headers
    }
  | { readonly kind: 'empty'; readonly status: number; readonly headers?: Headers }

export function json(value: Json, status = 200, headers: Headers = {}): Answer {
  return { kind: 'json', status, value, headers }
}

export function entityTag(rev: string): Headers {
  return { etag: `"${rev}"` }
}
