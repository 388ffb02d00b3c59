import { constants } from 'node:zlib'
import fastifyCompress from '@fastify/compress'
import { type FastifyInstance, fastify } from 'fastify'
import { badRequest } from '../couchError.ts'
import type { Endpoint } from './exchange.ts'
import { answerOfFailure, sendAnswer } from './sendAnswer.ts'
import { type ApiOptions, serveApi } from './serveApi.ts'
import { serveApp } from './serveApp.ts'

/** With Node's 5 s a browser that reuses a connection late sends its body twice. */
const KEEP_ALIVE_MILLISECONDS = 125_000
/** A day's records over 20 kbit/s take minutes. */
const REQUEST_MILLISECONDS = 15 * 60_000

export async function createServer(
  endpoint: Endpoint,
  options: ApiOptions,
  appFolder: string | undefined,
): Promise<FastifyInstance> {
  const app = fastify({
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    requestTimeout: REQUEST_MILLISECONDS,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    http: { maxHeaderSize: 64 * 1024 },
    routerOptions: { maxParamLength: 64 * 1024 },
    frameworkErrors: (_failure, _request, reply) =>
      void sendAnswer(reply, answerOfFailure(badRequest('The request is not valid HTTP'))),
  })
  // Handlers read bodies themselves, under their own limits.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.setErrorHandler((failure, _request, reply) => {
    options.onFault(failure)
    return sendAnswer(reply, answerOfFailure(failure))
  })
  await app.register(fastifyCompress, {
    encodings: ['gzip'],
    globalDecompression: false,
    threshold: 1024,
    // Each row and each heartbeat of a feed must leave at once.
    zlibOptions: { flush: constants.Z_SYNC_FLUSH, level: 5 },
  })
  serveApi(app, endpoint, options)
  if (appFolder !== undefined) await serveApp(app, appFolder)
  return app
}
