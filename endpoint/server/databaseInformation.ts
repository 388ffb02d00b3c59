import type { Database } from '../database/database.ts'
import { requireMember, requireServerAdmin } from '../database/security.ts'
import { checkDatabaseName } from '../database/databases.ts'
import { sequenceText } from '../feed/sequence.ts'
import { type Answer, json } from '../http/answer.ts'
import type { Exchange } from '../http/exchange.ts'

export async function createDatabase(exchange: Exchange, name: string): Promise<Answer> {
  requireServerAdmin(exchange.user)
  checkDatabaseName(name)
  await exchange.endpoint.databases.create(name)
  return json({ ok: true }, 201, { location: `${exchange.baseUrl}/${encodeURIComponent(name)}` })
}

export async function deleteDatabase(exchange: Exchange, name: string): Promise<Answer> {
  requireServerAdmin(exchange.user)
  await exchange.endpoint.databases.remove(name)
  return json({ ok: true })
}

export async function databaseInformation(exchange: Exchange, database: Database): Promise<Answer> {
  requireMember(exchange.user, database.security())
  const { documents, deleted } = await database.store.counts()
  const sequence = await database.store.updateSequence()
  const size = await database.store.size()
  return json({
    instance_start_time: database.identity.createdAt,
    db_name: database.name,
    purge_seq: sequenceText(0, database),
    update_seq: sequenceText(sequence, database),
    sizes: { file: size, external: size, active: size },
    props: {},
    doc_del_count: deleted,
    doc_count: documents,
    disk_format_version: 8,
    compact_running: false,
    cluster: { q: 1, n: 1, w: 1, r: 1 },
  })
}
