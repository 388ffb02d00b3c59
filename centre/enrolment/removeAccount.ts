import { type CentreClient, unexpected } from '../centreClient.ts'
import { CentreFailure } from '../centreFailure.ts'
import { type EnrolledAccount, enrolledAccounts } from './enrolledAccounts.ts'

/** Its sessions end with it. */
export async function removeAccount(centre: CentreClient, account: EnrolledAccount): Promise<void> {
  const { _id, _rev, name } = account
  const deletion = { _id, _rev, _deleted: true }
  const { status, body } = await centre.request('PUT', `_users/${encodeURIComponent(_id)}`, deletion)
  if (status !== 200 && status !== 201 && status !== 202)
    throw unexpected(`removing the account '${name}'`, status, body)
}

/** A tablet is lost, or goes to another bar. Only accounts of tablets: people's are not this command's. */
export async function revokeEnrolment(centre: CentreClient, name: string): Promise<void> {
  const account = (await enrolledAccounts(centre)).find((each) => each.name === name.toLowerCase())
  if (account === undefined) throw new CentreFailure(`No tablet was enrolled as '${name}'. 'list' shows all.`)
  await removeAccount(centre, account)
}
