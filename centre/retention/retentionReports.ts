import { centralDatabase } from '../../src/domain/sync/databaseNames.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'
import type { Anonymising } from './anonymiseDue.ts'

/** What is kept of an erasure: who ran it, when, and of which records; nothing of the person. */
export type ErasureReport = {
  readonly type: 'retention-report'
  readonly schema: 1
  readonly kind: 'erasure'
  readonly at: string
  readonly by: string
  /** As it was planned. */
  readonly counts: Anonymising['counts']
  /** A backup that is put back brings them with their names: the next run erases them again. */
  readonly recordIds: readonly string[]
}

const prefix = 'retention-report:'

export async function keepErasureReport(
  centre: CentreClient,
  report: Pick<ErasureReport, 'at' | 'by' | 'counts' | 'recordIds'>,
): Promise<string> {
  const id = `${prefix}${report.at}`
  const document: ErasureReport = { type: 'retention-report', schema: 1, kind: 'erasure', ...report }
  const { status, body } = await centre.request('PUT', `${centralDatabase}/${encodeURIComponent(id)}`, document)
  if (status !== 201 && status !== 202) throw unexpected('keeping the report of the erasure', status, body)
  return id
}

/** The records of all people who asked to be erased. */
export async function erasedRecords(centre: CentreClient): Promise<ReadonlySet<string>> {
  const [start, end] = [prefix, `${prefix}\ufff0`].map((key) => encodeURIComponent(JSON.stringify(key)))
  const path = `${centralDatabase}/_all_docs?include_docs=true&startkey=${start}&endkey=${end}`
  const { status, body } = await centre.request('GET', path)
  if (status !== 200) throw unexpected(`reading ${centralDatabase}`, status, body)
  const rows = body['rows'] as readonly { readonly doc: Partial<ErasureReport> | null }[]
  return new Set(rows.flatMap(({ doc }) => (Array.isArray(doc?.recordIds) ? doc.recordIds : [])))
}
