import type { IncomingMessage } from 'node:http'
import { createGunzip } from 'node:zlib'
import { badRequest, CouchError } from '../couchError.ts'
import { MOST_BODY_BYTES } from './limits.ts'

/** The whole body, unpacked; never more than the limit is held in memory. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) throw tooLarge()
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new CouchError(415, 'bad_content_encoding', `Content-Encoding ${encoding} is not supported`)
  }
  const source = encoding === 'gzip' ? request.pipe(createGunzip()) : request
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of source) {
      size += (chunk as Buffer).length
      if (size > MOST_BODY_BYTES) throw tooLarge()
      chunks.push(chunk as Buffer)
    }
  } catch (failure) {
    if (failure instanceof CouchError) throw failure
    if (encoding === 'gzip' && !request.destroyed) throw badRequest('The body is not valid gzip')
    throw badRequest('The body ended early')
  }
  return Buffer.concat(chunks, size)
}

function tooLarge(): CouchError {
  return new CouchError(413, 'too_large', 'the request entity is too large', { connection: 'close' })
}
