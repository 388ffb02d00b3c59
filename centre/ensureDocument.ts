import { sameValue } from '../src/domain/record/sameValue.ts'
import { type CentreClient, unexpected } from './centreClient.ts'

export type Fields = Readonly<Record<string, unknown>>

/**
 * Writes `fields` under `path`, unless the document there has them already. Fields that only the centre's version has are
 * its own notes and do not count. True when something was written.
 */
export async function ensureDocument(centre: CentreClient, path: string, fields: Fields): Promise<boolean> {
  const known = await readDocument(centre, path)
  if (known !== null && Object.entries(fields).every(([name, value]) => sameValue(known[name], value))) return false
  const rev = known?.['_rev']
  const { status, body } = await centre.request('PUT', path, rev === undefined ? fields : { ...fields, _rev: rev })
  if (status !== 201 && status !== 202) throw unexpected(`writing ${path}`, status, body)
  return true
}

export async function readDocument(centre: CentreClient, path: string): Promise<Fields | null> {
  const { status, body } = await centre.request('GET', path)
  if (status === 404) return null
  if (status !== 200) throw unexpected(`reading ${path}`, status, body)
  return body
}
