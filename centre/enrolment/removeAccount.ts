import type { CentreClient } from '../centreClient.ts'
import { CentreFailure } from '../centreFailure.ts'
import { type EnrolledAccount, enrolledAccount } from './enrolledAccounts.ts'
import { writeAccount } from './writeAccount.ts'

/** A tablet that changes its account all the time is overtaken sooner or later. */
const mostTries = 20

/** Its sessions end with it. False when the account was changed since it was read. */
export async function removeAccount(centre: CentreClient, account: EnrolledAccount): Promise<boolean> {
  const { _id, _rev } = account.document
  return await writeAccount(centre, account.name, { _id, _rev, _deleted: true })
}

/** A tablet is lost, or goes to another bar; whatever it made of its account. Only tablets': people's are not this command's. */
export async function revokeEnrolment(centre: CentreClient, name: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const account = await enrolledAccount(centre, name.toLowerCase())
    if (account === null) throw new CentreFailure(`No tablet was enrolled as '${name}'. 'list' shows all.`)
    if (await removeAccount(centre, account)) return
  }
  throw new CentreFailure(`The account '${name}' kept changing while it was revoked, and is not: try again.`)
}
