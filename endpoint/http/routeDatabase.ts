import { CouchError } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { requireMember, requireServerAdmin } from '../database/security.ts'
import { bulkDocuments } from '../documents/bulkDocuments.ts'
import { bulkGet } from '../documents/bulkGet.ts'
import { listDocuments } from '../documents/listDocuments.ts'
import { missingRevisions, revisionsDifference } from '../documents/revisionsDifference.ts'
import { postDocument } from '../documents/writeDocument.ts'
import { changesFeed } from '../feed/changesFeed.ts'
import { explainFind } from '../find/explainFind.ts'
import { findDocuments } from '../find/findDocuments.ts'
import { createIndex, deleteIndex, listIndexes } from '../find/manageIndexes.ts'
import { createDatabase, databaseInformation, deleteDatabase } from '../server/databaseInformation.ts'
import {
  compact,
  ensureFullCommit,
  localDocuments,
  purge,
  revisionsLimit,
  securityOf,
} from '../server/databaseMaintenance.ts'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { methodNotAllowed } from './methodNotAllowed.ts'
import { routeDocument } from './routeDocument.ts'

type Handler = (exchange: Exchange, database: Database) => Answer | Promise<Answer>

/** What lies beside the documents of a database: the methods that each takes, and who answers. */
const parts: ReadonlyMap<string, readonly [methods: string, handler: Handler]> = new Map<
  string,
  readonly [string, Handler]
>([
  ['_all_docs', ['GET,HEAD,POST', (exchange, database) => listDocuments(exchange, database)]],
  [
    '_design_docs',
    [
      'GET,HEAD,POST',
      (exchange, database) => listDocuments(exchange, database, { start: '_design/', end: '_design0' }),
    ],
  ],
  ['_local_docs', ['GET,HEAD,POST', (_, database) => localDocuments(database)]],
  ['_bulk_docs', ['POST', bulkDocuments]],
  ['_bulk_get', ['POST', bulkGet]],
  ['_changes', ['GET,HEAD,POST', changesFeed]],
  ['_revs_diff', ['POST', revisionsDifference]],
  ['_missing_revs', ['POST', missingRevisions]],
  ['_security', ['PUT,GET,HEAD', securityOf]],
  ['_find', ['POST', findDocuments]],
  ['_explain', ['POST', explainFind]],
  ['_compact', ['POST', compact]],
  ['_view_cleanup', ['POST', compact]],
  ['_ensure_full_commit', ['POST', ensureFullCommit]],
  ['_purge', ['POST', purge]],
  ['_revs_limit', ['GET,HEAD', () => revisionsLimit()]],
])

export async function routeDatabase(exchange: Exchange): Promise<Answer> {
  const { method, path, user, endpoint } = exchange
  const [name = '', first, ...rest] = path
  if (first === undefined && method === 'PUT') return createDatabase(exchange, name)
  if (first === undefined && method === 'DELETE') return deleteDatabase(exchange, name)
  const database = endpoint.databases.find(name)
  // Whatever lists people, or reads around their own document, is the administrator's.
  if (name === '_users' && first?.startsWith('_') === true) requireServerAdmin(user)
  requireMember(user, database.security())
  if (first === undefined) return routeWhole(exchange, database)
  if (first === '_index') return routeIndex(exchange, database, rest)
  const part = parts.get(first)
  if (part !== undefined && (rest.length === 0 || first === '_compact')) {
    const [methods, handler] = part
    if (!methods.split(',').includes(method)) throw methodNotAllowed(methods)
    return handler(exchange, database)
  }
  return routeDocument(exchange, database, [first, ...rest])
}

function routeWhole(exchange: Exchange, database: Database): Promise<Answer> {
  if (exchange.method === 'GET' || exchange.method === 'HEAD') return databaseInformation(exchange, database)
  if (exchange.method === 'POST') return postDocument(exchange, database)
  throw methodNotAllowed('DELETE,GET,HEAD,POST,PUT')
}

function routeIndex(exchange: Exchange, database: Database, rest: readonly string[]): Promise<Answer> {
  if (rest.length === 0 && exchange.method === 'GET') return listIndexes(database)
  if (rest.length === 0 && exchange.method === 'POST') return createIndex(exchange, database)
  if (exchange.method === 'DELETE') return deleteIndex(exchange, database, rest)
  throw exchange.method === 'GET' ? new CouchError(404, 'not_found', 'missing') : methodNotAllowed('GET,POST,DELETE')
}
