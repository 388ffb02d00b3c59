import { type CentreClient, unexpected } from '../centreClient.ts'
import { accountPath } from '../ensureAccount.ts'
import type { Fields } from '../ensureDocument.ts'

/** False when the account was changed since it was read: its tablet may have used its code in the same moment. */
export async function writeAccount(centre: CentreClient, name: string, document: Fields): Promise<boolean> {
  const { status, body } = await centre.request('PUT', accountPath(name), document)
  if (status === 409) return false
  if (status !== 200 && status !== 201 && status !== 202)
    throw unexpected(`writing the account '${name}'`, status, body)
  return true
}
