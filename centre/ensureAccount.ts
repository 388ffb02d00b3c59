import { canSignIn, type CentreClient, unexpected } from './centreClient.ts'
import { type Fields, readDocument } from './ensureDocument.ts'

export type Account = {
  readonly name: string
  readonly password: string
  readonly roles: readonly string[]
  /** Kept in the account's document besides, for administrators to read. */
  readonly notes?: Fields
}

/** A person's or a tablet's account: written where it is missing, or has other roles or another password. */
export async function ensureAccount(centre: CentreClient, account: Account): Promise<boolean> {
  const { name, password, roles, notes = {} } = account
  const path = accountPath(name)
  const known = await readDocument(centre, path)
  const hasRoles = known !== null && JSON.stringify(known['roles']) === JSON.stringify(roles)
  if (hasRoles && (await canSignIn(centre.url, account))) return false
  const { _rev } = known ?? {}
  const fields = { ...notes, name, password, roles, type: 'user', ...(_rev === undefined ? {} : { _rev }) }
  const { status, body } = await centre.request('PUT', path, fields)
  if (status !== 201 && status !== 202) throw unexpected(`writing the account '${name}'`, status, body)
  return true
}

export function accountPath(name: string): string {
  return `_users/${encodeURIComponent(`org.couchdb.user:${name}`)}`
}
