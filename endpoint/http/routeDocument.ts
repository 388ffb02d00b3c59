import { CouchError, notFound } from '../couchError.ts'
import { checkDocumentId } from '../database/checkDocument.ts'
import type { Database } from '../database/database.ts'
import { deleteAttachment, putAttachment, readAttachment } from '../documents/attachments.ts'
import type { DocumentExchange } from '../documents/documentAddress.ts'
import { localDocument } from '../documents/localDocument.ts'
import { readDocument } from '../documents/readDocument.ts'
import { copyDocument, deleteDocument, putDocument } from '../documents/writeDocument.ts'
import { isServerAdmin } from '../sessions/userContext.ts'
import { queryView } from '../views/queryView.ts'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { methodNotAllowed } from './methodNotAllowed.ts'

export async function routeDocument(exchange: Exchange, database: Database, path: readonly string[]): Promise<Answer> {
  const isReserved = path[0] === '_design' || path[0] === '_local'
  const id = checkDocumentId(path.slice(0, isReserved ? 2 : 1).join('/'))
  const rest = path.slice(isReserved ? 2 : 1)
  const at: DocumentExchange = { ...exchange, database, id }
  checkOwnUserDocument(at)
  if (id.startsWith('_local/')) return localDocument({ ...at, id: path.join('/') })
  if (id.startsWith('_design/') && rest[0]?.startsWith('_') === true) return routeDesign(at, rest)
  if (rest.length > 0) return routeAttachment(at, rest.join('/'))
  switch (exchange.method) {
    case 'GET':
    case 'HEAD':
      return readDocument(at)
    case 'PUT':
      return putDocument(at)
    case 'DELETE':
      return deleteDocument(at)
    case 'COPY':
      return copyDocument(at)
    default:
      throw methodNotAllowed('DELETE,GET,HEAD,POST,PUT,COPY')
  }
}

function routeDesign(exchange: DocumentExchange, [part, ...rest]: readonly string[]): Promise<Answer> {
  const name = exchange.id.slice('_design/'.length)
  if (part === '_view' && rest.length === 1) return queryView(exchange, exchange.database, name, rest[0] ?? '')
  if (part === '_info' && rest.length === 0) return designInformation(exchange.database, name)
  throw new CouchError(404, 'not_found', 'missing')
}

async function designInformation(database: Database, name: string): Promise<Answer> {
  await database.designs.find(name)
  return { kind: 'json', status: 200, value: { name, view_index: { updater_running: false, waiting_clients: 0 } } }
}

function routeAttachment(exchange: DocumentExchange, name: string): Promise<Answer> {
  switch (exchange.method) {
    case 'GET':
    case 'HEAD':
      return readAttachment(exchange, name)
    case 'PUT':
      return putAttachment(exchange, name)
    case 'DELETE':
      return deleteAttachment(exchange, name)
    default:
      throw methodNotAllowed('DELETE,GET,HEAD,PUT')
  }
}

/** Whoever may reach `_users` at all still sees no document but their own. */
function checkOwnUserDocument({ database, id, user }: DocumentExchange): void {
  if (database.name !== '_users' || isServerAdmin(user)) return
  if (id !== `org.couchdb.user:${user.name ?? ''}`) throw notFound('missing')
}
