import { isExpired } from '../../src/domain/tablet/enrolment.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'
import { roleOfInstall } from '../roles.ts'
import { type EnrolledAccount, enrolledAccounts, isBound } from './enrolledAccounts.ts'
import { removeAccount } from './removeAccount.ts'

/**
 * Takes away the accounts whose code nobody used in time, and binds those that were used to the install that used them.
 * Returns what was done, in words. Repeated, it does nothing more.
 */
export async function sweepEnrolments(centre: CentreClient, now: Date): Promise<readonly string[]> {
  const accounts = await enrolledAccounts(centre)
  const done: string[] = []
  const taken = new Set(accounts.filter(isBound).map(({ enrolment }) => enrolment.installId))
  for (const account of accounts) {
    const { installId } = account.enrolment
    if (isExpired(account.enrolment, now)) {
      await removeAccount(centre, account)
      done.push(`${account.name}: its code was not used in time; taken away`)
    } else if (installId !== undefined && !isBound(account)) {
      // The tablet says itself which install it is. None may say that it is another.
      if (taken.has(installId)) done.push(`${account.name}: says that it is the install of another account. Revoke it`)
      else {
        await bind(centre, account, installId)
        taken.add(installId)
        done.push(`${account.name}: bound to its install`)
      }
    }
  }
  return done
}

async function bind(centre: CentreClient, account: EnrolledAccount, installId: string): Promise<void> {
  const kept = account.roles.filter((role) => !role.startsWith(roleOfInstall('')))
  const document = { ...account, roles: [...kept, roleOfInstall(installId)] }
  const { status, body } = await centre.request('PUT', `_users/${encodeURIComponent(account._id)}`, document)
  if (status !== 201 && status !== 202) throw unexpected(`binding the account '${account.name}'`, status, body)
}
