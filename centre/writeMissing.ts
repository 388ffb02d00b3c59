import { type CentreClient, unexpected } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'

type Row = { readonly id: string; readonly error?: string; readonly reason?: string }

const batchSize = 250

/** Writes the documents that the database lacks; those that it has stay as they are. Resolves to how many were new. */
export async function writeMissing(
  centre: CentreClient,
  database: string,
  records: readonly { readonly id: string }[],
): Promise<number> {
  let written = 0
  for (let from = 0; from < records.length; from += batchSize) {
    const docs = records.slice(from, from + batchSize).map(({ id, ...record }) => ({ ...record, _id: id }))
    const { status, body } = await centre.request('POST', `${database}/_bulk_docs`, { docs })
    if (status !== 201 && status !== 202) throw unexpected(`writing to ${database}`, status, body)
    const rows = body as unknown as readonly Row[]
    const refused = rows.find(({ error }) => error !== undefined && error !== 'conflict')
    if (refused !== undefined)
      throw new CentreFailure(`${database} refuses ${refused.id}: ${refused.reason ?? refused.error}`)
    written += rows.filter(({ error }) => error === undefined).length
  }
  return written
}

/** Of these ids, the ones that the database lacks. */
export async function missingOf(
  centre: CentreClient,
  database: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { status, body } = await centre.request('POST', `${database}/_all_docs`, { keys })
  if (status !== 200) throw unexpected(`reading ${database}`, status, body)
  const rows = body['rows'] as readonly { readonly key: string; readonly value?: { readonly deleted?: boolean } }[]
  return new Set(rows.filter(({ value }) => value === undefined || value.deleted === true).map(({ key }) => key))
}
