import { randomBytes } from 'node:crypto'
import { CouchError } from '../couchError.ts'
import { requireServerAdmin } from '../database/security.ts'
import { type Answer, json } from '../http/answer.ts'
import type { Exchange } from '../http/exchange.ts'
import { integerParameter } from '../http/queryParameters.ts'

/** The API that is spoken; clients read it, so it names CouchDB's own version. */
const API_VERSION = '3.5.2'
const MOST_UUIDS = 1000

export function welcome({ endpoint }: Exchange): Answer {
  return json({
    couchdb: 'Welcome',
    version: API_VERSION,
    git_sha: 'embedded',
    uuid: endpoint.uuid,
    features: ['quickjs', 'scheduler'],
    vendor: { name: 'Tech Bar embedded endpoint' },
  })
}

export function up(): Answer {
  return json({ status: 'ok', seeds: {} })
}

export function uuids({ query }: Exchange): Answer {
  const count = integerParameter(query, 'count') ?? 1
  if (count > MOST_UUIDS) throw new CouchError(400, 'bad_request', 'count parameter too large')
  const made = Array.from({ length: count }, () => randomBytes(16).toString('hex'))
  return json({ uuids: made })
}

export function allDatabases(exchange: Exchange): Answer {
  requireServerAdmin(exchange.user)
  return json(exchange.endpoint.databases.names())
}
