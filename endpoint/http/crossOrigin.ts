import type { FastifyRequest } from 'fastify'
import type { Headers } from './answer.ts'

/** Only for origins that were named; others get no header, and their browser no answer. */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): Headers {
  if (origin === undefined || !allowed.includes(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, PUT, POST, HEAD, DELETE, COPY',
    'access-control-allow-headers':
      'accept, authorization, content-type, content-encoding, origin, if-match, destination',
    'access-control-expose-headers': 'content-type, cache-control, etag, date, location',
    'access-control-max-age': '600',
    vary: 'origin',
  }
}

export function isPreflight(request: FastifyRequest): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
}
