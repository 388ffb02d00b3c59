import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pageHeaders, transportHeaders } from './securityHeaders.ts'

/** The built app: its hashed assets for ever, all else fresh, and the page itself for every address of the app. */
export async function serveApp(app: FastifyInstance, folder: string): Promise<void> {
  const assets = join(folder, 'assets') + sep
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    index: false,
    dotfiles: 'ignore',
    // Only for what is there: a missing asset must not be missing for ever.
    setHeaders(response, file) {
      const isHashed = file.startsWith(assets)
      response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

  async function serve(request: FastifyRequest, reply: FastifyReply) {
    const path = pathOf(request.raw.url ?? '/')
    reply.headers({ ...pageHeaders, ...transportHeaders(request.raw) })
    if (path.split(/[/\\]/).includes('..')) return reply.callNotFound()
    const isFile = /\.[^/]+$/.test(path)
    return reply.sendFile(isFile || path.startsWith('/assets/') ? path.slice(1) : 'index.html')
  }

  app.route({ method: ['GET', 'HEAD'], url: '/', handler: serve })
  app.route({ method: ['GET', 'HEAD'], url: '/*', handler: serve })
}

function pathOf(url: string): string {
  const path = url.split('?')[0] ?? '/'
  try {
    return decodeURIComponent(path)
  } catch {
    return '/'
  }
}
