import { CouchError } from '../couchError.ts'
import type { Exchange } from '../http/exchange.ts'
import { MOST_DOCUMENT_BYTES } from '../http/limits.ts'
import { type JsonObject, textOf } from '../json.ts'

/** Each document by itself; measured only when the whole body is larger than one may be. */
export function checkDocumentSize(exchange: Exchange, document: JsonObject): void {
  if (exchange.bodySize() > MOST_DOCUMENT_BYTES && JSON.stringify(document).length > MOST_DOCUMENT_BYTES) {
    throw new CouchError(413, 'document_too_large', textOf(document['_id']))
  }
}
