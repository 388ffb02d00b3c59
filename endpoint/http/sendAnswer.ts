import { randomInt } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { CouchError } from '../couchError.ts'
import type { Answer } from './answer.ts'
import { dataHeaders, transportHeaders } from './securityHeaders.ts'

export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).headers({ ...dataHeaders, ...transportHeaders(reply.request.raw), ...answer.headers })
  switch (answer.kind) {
    case 'json':
      // As bytes: to a text Fastify would add a charset, which CouchDB does not name.
      return reply.header('content-type', 'application/json').send(Buffer.from(`${JSON.stringify(answer.value)}\n`))
    case 'bytes':
      return reply.header('content-type', answer.type).send(answer.bytes)
    case 'stream':
      return reply.header('content-type', answer.type).send(answer.stream)
    case 'empty':
      return reply.send()
  }
}

/** CouchDB's body for a failure; what we did not foresee tells nothing of its insides. */
export function answerOfFailure(failure: unknown): Answer {
  if (failure instanceof CouchError) {
    const { status, error, reason, headers } = failure
    const reference = error === 'unknown_error' ? { ref: randomInt(2 ** 32) } : {}
    return { kind: 'json', status, value: { error, reason, ...reference }, headers }
  }
  return {
    kind: 'json',
    status: 500,
    value: { error: 'internal_server_error', reason: 'The endpoint met a problem that it did not foresee.' },
  }
}
