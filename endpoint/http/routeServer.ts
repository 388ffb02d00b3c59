import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { methodNotAllowed } from './methodNotAllowed.ts'
import { routeDatabase } from './routeDatabase.ts'
import { activeTasks, replicate, schedulerDocuments } from '../server/replication.ts'
import { allDatabases, up, uuids, welcome } from '../server/serverInformation.ts'
import { session } from '../server/session.ts'

type Handler = (exchange: Exchange) => Answer | Promise<Answer>

const reads: ReadonlyMap<string, Handler> = new Map([
  ['', welcome],
  ['_up', up],
  ['_uuids', uuids],
  ['_all_dbs', allDatabases],
  ['_active_tasks', activeTasks],
])

/** The first segment names something of the server, or a database. */
export async function routeServer(exchange: Exchange): Promise<Answer> {
  const [first = '', ...rest] = exchange.path
  if (rest.length === 0 && first === '_session') return session(exchange)
  if (rest.length === 0 && first === '_replicate') {
    if (exchange.method !== 'POST') throw methodNotAllowed('POST')
    return replicate(exchange)
  }
  if (first === '_scheduler' && rest[0] === 'docs') return schedulerDocuments(exchange)
  const read = rest.length === 0 ? reads.get(first) : undefined
  if (read === undefined) return routeDatabase(exchange)
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD') throw methodNotAllowed('GET,HEAD')
  return read(exchange)
}
