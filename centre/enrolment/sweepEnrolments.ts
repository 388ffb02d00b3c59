import { isExpired } from '../../src/domain/tablet/enrolment.ts'
import type { CentreClient } from '../centreClient.ts'
import { roleOfInstall } from '../roles.ts'
import { boundInstallOf, type EnrolledAccount, enrolledAccounts } from './enrolledAccounts.ts'
import { removeAccount } from './removeAccount.ts'
import { writeAccount } from './writeAccount.ts'

/** As a tablet makes it at its first start. */
const installForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Takes away the accounts whose code nobody used in time, and binds those that were used to the install that used them.
 * Returns what was done and what an administrator has to look at, in words; one that a tablet changes in the same moment is
 * left for the next sweep. Rules, first that fits:
 * - Bound: never bound anew, whatever its notes say by now; where they do not fit any more, it is named.
 * - Notes that cannot be read: named.
 * - Not used in time: taken away.
 * - Used, and no install noted, or none that could be one: named.
 * - Several accounts of one install (a lost answer, or a false claim): none is bound by this, all of them are named.
 * - Else: bound.
 */
export async function sweepEnrolments(centre: CentreClient, now: Date): Promise<readonly string[]> {
  const accounts = await enrolledAccounts(centre)
  const done: string[] = []
  for (const account of accounts) {
    const words = await sweep(centre, account, accounts, now)
    if (words !== null) done.push(`${account.name}: ${words}`)
  }
  return done
}

async function sweep(
  centre: CentreClient,
  account: EnrolledAccount,
  accounts: readonly EnrolledAccount[],
  now: Date,
): Promise<string | null> {
  const { enrolment } = account
  const bound = boundInstallOf(account)
  if (bound !== null)
    return enrolment?.installId === bound ? null : 'its notes are not of the install that it is bound to. Revoke it'
  if (enrolment === null) return 'its notes cannot be read. Revoke it'
  if (isExpired(enrolment, now))
    return (await removeAccount(centre, account)) ? 'its code was not used in time; taken away' : changedMeanwhile
  const { usedAt, installId } = enrolment
  if (installId === undefined) return usedAt === undefined ? null : 'used, and does not say by which install. Revoke it'
  if (!installForm.test(installId)) return 'says that it is an install that there cannot be. Revoke it'
  const others = accounts.filter((other) => other !== account && claimOf(other) === installId)
  if (others.length > 0)
    return `used ${timeOf(account)}, says that it is the install of another account too (${others.map(nameAndTimeOf).join(', ')}). Not bound: revoke what its tablet does not use`
  const roles = [...account.roles, roleOfInstall(installId)]
  const isWritten = await writeAccount(centre, account.name, { ...account.document, roles })
  return isWritten ? 'bound to its install' : changedMeanwhile
}

const changedMeanwhile = 'changed in this moment; left for the next sweep'

/** The install that an account is of, or says that it is of. */
function claimOf(account: EnrolledAccount): string | undefined {
  return boundInstallOf(account) ?? account.enrolment?.installId
}

function nameAndTimeOf(account: EnrolledAccount): string {
  return `${account.name}, used ${timeOf(account)}${boundInstallOf(account) === null ? '' : ', bound'}`
}

/** By the account's own word: printed only where it is a time. */
function timeOf({ enrolment }: EnrolledAccount): string {
  const used = new Date(enrolment?.usedAt ?? '')
  return Number.isNaN(used.getTime()) ? 'at no known time' : used.toISOString()
}
