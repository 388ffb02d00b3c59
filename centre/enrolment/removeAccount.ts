import { publicDatabase } from '../../src/domain/sync/databaseNames.ts'
import { revocationOf } from '../../src/domain/tablet/revocation.ts'
import type { CentreClient } from '../centreClient.ts'
import { ensureDocument } from '../ensureDocument.ts'
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

/**
 * A tablet is lost, or goes to another bar; whatever it made of its account. Only tablets': people's are not this command's.
 * That it was revoked is written down first, where the tablet can read it. `tell` hears of the account before it goes,
 * and its recovery code with it.
 */
export async function revokeEnrolment(
  centre: CentreClient,
  name: string,
  now: Date,
  tell: (account: EnrolledAccount) => Promise<void> | void = () => undefined,
): Promise<void> {
  const account = name.toLowerCase()
  for (let tries = 0; tries < mostTries; tries += 1) {
    const enrolled = await enrolledAccount(centre, account)
    if (enrolled === null) throw new CentreFailure(`No tablet was enrolled as '${name}'. 'list' shows all.`)
    const { id, ...revocation } = revocationOf(account, now)
    await ensureDocument(centre, `${publicDatabase}/${encodeURIComponent(id)}`, revocation)
    await tell(enrolled)
    if (await removeAccount(centre, enrolled)) return
  }
  throw new CentreFailure(`The account '${name}' kept changing while it was revoked, and is not: try again.`)
}
