import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { badRequest, CouchError } from '../couchError.ts'
import { authenticate } from '../sessions/authenticate.ts'
import { anonymous } from '../sessions/userContext.ts'
import type { Answer } from './answer.ts'
import { createExchange, type Endpoint } from './exchange.ts'
import { corsHeaders, isPreflight } from './crossOrigin.ts'
import { routeServer } from './routeServer.ts'
import { isBehindTls } from './securityHeaders.ts'
import { answerOfFailure, sendAnswer } from './sendAnswer.ts'

const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'COPY', 'PATCH', 'OPTIONS']

export type ApiOptions = {
  /** Where the API begins, such as `/db`. */
  readonly mount: string
  readonly corsOrigins: readonly string[]
  /** Told of every failure that is not CouchDB's own: a fault of ours. */
  onFault(failure: unknown): void
}

/** All requests below the mount go through here: who is it, what is asked, and how it is answered. */
export function serveApi(app: FastifyInstance, endpoint: Endpoint, options: ApiOptions): void {
  app.addHttpMethod('COPY', { hasBody: false })
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const cors = corsHeaders(request.headers.origin, options.corsOrigins)
    reply.headers(cors)
    if (isPreflight(request) && Object.keys(cors).length > 0) return sendAnswer(reply, { kind: 'empty', status: 204 })
    let answer: Answer
    try {
      answer = await answerOf(request, reply, endpoint, options.mount)
    } catch (failure) {
      answer = answerOfFailure(failure)
      if (!(failure instanceof CouchError)) options.onFault(failure)
    }
    return sendAnswer(reply, answer)
  }
  app.route({ method: METHODS, url: options.mount, handler: handle })
  app.route({ method: METHODS, url: `${options.mount}/*`, handler: handle })
}

async function answerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  endpoint: Endpoint,
  mount: string,
): Promise<Answer> {
  const [rawPath = '', rawQuery = ''] = splitOnce(request.raw.url ?? '', '?')
  const isSession = rawPath === `${mount}/_session`
  // Whoever signs in or out is not held up by what they were before.
  const isSigning = isSession && request.method !== 'GET'
  const { user, renew } = isSigning ? { user: anonymous } : await authenticate(endpoint.authenticator, request.raw)
  if (renew !== undefined) {
    reply.header('set-cookie', endpoint.authenticator.cookie.issue(renew, isBehindTls(request.raw)))
  }
  return routeServer(
    createExchange({
      endpoint,
      request: request.raw,
      response: reply.raw,
      method: request.method,
      path: segmentsOf(rawPath.slice(mount.length)),
      query: new URLSearchParams(rawQuery),
      user,
      baseUrl: `${request.protocol}://${request.host}${mount}`,
    }),
  )
}

/** Segments are decoded one by one, after the split: an encoded slash is part of a name. */
function segmentsOf(path: string): readonly string[] {
  const trimmed = path.replace(/^\//, '').replace(/(?<=.)\/$/, '')
  try {
    return trimmed.split('/').map((segment) => decodeURIComponent(segment))
  } catch {
    throw badRequest('The path is not valid UTF-8')
  }
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
