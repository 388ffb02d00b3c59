import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'

/** When a tablet did the last that the centre holds of it, by its own clock (ISO 8601); null where the centre holds nothing. */
export async function lastHeardOf(centre: CentreClient, barId: string, installId: string): Promise<string | null> {
  const key = (end: readonly unknown[]) => encodeURIComponent(JSON.stringify(end))
  const range = `startkey=${key([installId, {}])}&endkey=${key([installId])}&descending=true&limit=1`
  const view = `${databaseOfBar(barId)}/_design/receipts/_view/records-by-tablet`
  const { status, body } = await centre.request('GET', `${view}?${range}`)
  if (status === 404) return null
  if (status !== 200) throw unexpected(`looking for what tablet ${installId} sent`, status, body)
  const [last] = body['rows'] as readonly { readonly key: readonly [string, string] }[]
  return last?.key[1] ?? null
}
