import { centralDatabase, databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'
import type { HeldRecord } from './readRecords.ts'

export type Refusal = { readonly database: string; readonly id: string; readonly reason: string }

type Row = { readonly id: string; readonly error?: string; readonly reason?: string }

/** Writes new versions. What was changed in between, or is refused, stays as it is and is told. */
export async function writeRecords(
  centre: CentreClient,
  database: string,
  docs: readonly HeldRecord[],
): Promise<readonly Refusal[]> {
  return await post(centre, database, { docs })
}

/**
 * Carries the versions that a bar's database holds to `techbar-central`, as its replication does and with the same revisions,
 * so that neither waits for the other nor stands against it. Resolves to the ids that the bar does not hold.
 */
export async function carryToCentral(
  centre: CentreClient,
  barId: string,
  ids: readonly string[],
): Promise<{ readonly missing: readonly string[]; readonly refusals: readonly Refusal[] }> {
  if (ids.length === 0) return { missing: [], refusals: [] }
  const path = `${databaseOfBar(barId)}/_bulk_get?revs=true`
  const { status, body } = await centre.request('POST', path, { docs: ids.map((id) => ({ id })) })
  if (status !== 200) throw unexpected(`reading ${databaseOfBar(barId)}`, status, body)
  const results = body['results'] as readonly {
    readonly id: string
    readonly docs: readonly { readonly ok?: HeldRecord }[]
  }[]
  const docs = results.flatMap((result) => result.docs.flatMap(({ ok }) => (ok === undefined ? [] : [ok])))
  const held = new Set(docs.map(({ _id }) => _id))
  const refusals = await post(centre, centralDatabase, { docs, new_edits: false })
  return { missing: ids.filter((id) => !held.has(id)), refusals }
}

async function post(centre: CentreClient, database: string, content: object): Promise<readonly Refusal[]> {
  const { status, body } = await centre.request('POST', `${database}/_bulk_docs`, content)
  if (status !== 201 && status !== 202) throw unexpected(`writing to ${database}`, status, body)
  const rows = body as unknown as readonly Row[]
  return rows.flatMap(({ id, error, reason }) =>
    error === undefined ? [] : [{ database, id, reason: error === 'conflict' ? changed : (reason ?? error) }],
  )
}

const changed = 'changed in this moment; the next run looks at it again'
