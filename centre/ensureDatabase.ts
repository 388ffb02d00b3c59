import { sameValue } from '../src/domain/record/sameValue.ts'
import { type CentreClient, unexpected } from './centreClient.ts'
import type { DesignDocument } from './design/designDocuments.ts'
import { ensureDocument, readDocument } from './ensureDocument.ts'

export type DatabasePlan = {
  readonly name: string
  /** Roles that may read and, where the validation lets them, write; none: everyone reads. */
  readonly members: readonly string[]
  readonly designs: readonly DesignDocument[]
}

/** Makes the database and puts its security and design documents right. Returns what was changed, in words. */
export async function ensureDatabase(centre: CentreClient, plan: DatabasePlan): Promise<readonly string[]> {
  const changes: string[] = []
  if (await createDatabase(centre, plan.name)) changes.push(`${plan.name}: created`)
  if (await ensureSecurity(centre, plan)) changes.push(`${plan.name}: who may read and write`)
  for (const design of plan.designs) {
    if (await ensureDocument(centre, `${plan.name}/${design._id}`, design)) changes.push(`${plan.name}: ${design._id}`)
  }
  return changes
}

export async function createDatabase(centre: CentreClient, name: string): Promise<boolean> {
  const { status, body } = await centre.request('PUT', name)
  if (status === 412) return false
  if (status !== 201 && status !== 202) throw unexpected(`making the database ${name}`, status, body)
  return true
}

async function ensureSecurity(centre: CentreClient, { name, members }: DatabasePlan): Promise<boolean> {
  const security = { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles: members } }
  const path = `${name}/_security`
  if (sameValue(await readDocument(centre, path), security)) return false
  const { status, body } = await centre.request('PUT', path, security)
  if (status !== 200) throw unexpected(`writing ${path}`, status, body)
  return true
}
