import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'

export type Handler = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void

/** A real HTTP server on loopback that answers as the test says, until the test ends. Returns its address. */
export async function anHttpServer(handler: Handler): Promise<string> {
  const server = createServer(async (request, response) => {
    try {
      handler(request, await buffer(request), response)
    } catch {
      // The client went away in the middle of its question.
      response.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** The JSON of a request's body, packed or not. */
export function contentOf(request: IncomingMessage, body: Buffer): unknown {
  return JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString())
}
