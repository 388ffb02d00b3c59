import { type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { gunzipSync } from 'node:zlib'

export type Person = { readonly name: string; readonly password: string }

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** What the text says as JSON; undefined when it is none. */
  readonly json: unknown
}

export type CallOptions = {
  /** Nobody when left out. */
  readonly as?: Person
  /** Sent as JSON, unless it is text or bytes already. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>

/** Plain HTTP below a base address. Unlike fetch it sends any path and any method as they are. */
export function createCall(url: string): Call {
  const base = new URL(url)
  const send = base.protocol === 'https:' ? httpsRequest : httpRequest
  return (method, path, { as, body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const bytes = bytesOf(body)
      const request = send(
        {
          host: base.hostname,
          port: base.port,
          path: base.pathname.replace(/\/$/, '') + path,
          method,
          headers: {
            accept: 'application/json',
            ...(as === undefined ? {} : { authorization: basic(as) }),
            ...(bytes === undefined ? {} : { 'content-type': 'application/json', 'content-length': bytes.length }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            const packed = Buffer.concat(chunks)
            const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed).toString()
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: jsonOf(text) })
          })
        },
      )
      request.on('error', reject)
      request.end(bytes)
    })
}

export function basic({ name, password }: Person): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
}

/** What a refusal must look like. */
export function refusal(status: number, error: string, reason?: string | RegExp) {
  const matched = reason instanceof RegExp ? expectText(reason) : reason
  return { status, json: matched === undefined ? { error } : { error, reason: matched } }
}

function expectText(pattern: RegExp) {
  return { asymmetricMatch: (value: unknown) => typeof value === 'string' && pattern.test(value) }
}

function bytesOf(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined
  if (Buffer.isBuffer(body)) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
