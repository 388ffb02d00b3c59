import { randomInt } from 'node:crypto'
import { roleOfBar, databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { enrolledRole, type Enrolment, isExpired } from '../../src/domain/tablet/enrolment.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'
import { CentreFailure } from '../centreFailure.ts'
import { accountPath } from '../ensureAccount.ts'
import { makeSetUpCode } from '../makeSetUpCode.ts'
import { deskScreenRole, tabletRole } from '../roles.ts'
import { enrolledAccounts } from './enrolledAccounts.ts'

export type Wanted = {
  readonly barId: string
  readonly role: string
  /** Of its queue numbers. */
  readonly letter: string
  readonly expiresAt: Date
}

/** An account of its own for one tablet, whose code is good once. Resolves to the code, which nothing can show again. */
export async function makeEnrolment(centre: CentreClient, wanted: Wanted, now: Date): Promise<string> {
  const { barId, role, letter, expiresAt } = wanted
  if (role !== tabletRole && role !== deskScreenRole)
    throw new CentreFailure(`A tablet is enrolled as '${tabletRole}' or '${deskScreenRole}', and '${role}' is neither.`)
  if (!/^[A-Z]$/.test(letter)) throw new CentreFailure(`A tablet's letter is one of A to Z, and '${letter}' is not.`)
  const bar = /^[a-z0-9-]{1,40}$/.test(barId) ? await centre.request('GET', databaseOfBar(barId)) : null
  if (bar?.status !== 200)
    throw new CentreFailure(
      `There is no bar '${barId}' at this centre. Put it in place with npm run centre:install first.`,
    )
  await requireFreeLetter(centre, wanted, now)
  const name = newAccountName()
  const password = makeSetUpCode(name)
  const enrolment: Enrolment = { barId, letter, madeAt: now.toISOString(), expiresAt: expiresAt.toISOString() }
  const document = { name, password, type: 'user', roles: [role, roleOfBar(barId), enrolledRole], enrolment }
  const { status, body } = await centre.request('PUT', accountPath(name), document)
  if (status !== 201 && status !== 202) throw unexpected(`writing the account '${name}'`, status, body)
  return password
}

/** Two tablets of one letter would give out the same queue numbers at one opening. */
async function requireFreeLetter(centre: CentreClient, { barId, letter }: Wanted, now: Date): Promise<void> {
  const accounts = await enrolledAccounts(centre)
  // Which bar an account is of, its tablet cannot change; its letter is what it says.
  const holder = accounts.find(
    ({ roles, enrolment }) =>
      enrolment?.letter === letter && roles.includes(roleOfBar(barId)) && !isExpired(enrolment, now),
  )
  if (holder === undefined) return
  const state = holder.enrolment?.usedAt === undefined ? 'its code is still good' : 'its tablet is set up'
  throw new CentreFailure(
    `The letter ${letter} of ${barId} is that of the account ${holder.name}: ${state}, and both tablets would give out the same queue numbers. Choose another letter; or, where that tablet is not used any more or its code got lost, first npm run enrol -- <url> revoke ${holder.name}. No account was made.`,
  )
}

/** Such as `t4c7kx2`: of letters that are read aloud without a mistake, and not to be guessed from the bar's. */
function newAccountName(): string {
  const signs = '234679acdefghjkmnpqrtuvwxyz'
  return `t${Array.from({ length: 6 }, () => signs.charAt(randomInt(signs.length))).join('')}`
}
