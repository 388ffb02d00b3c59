import type { KeyringWays } from '../data/keyring/keyringWays.ts'
import { enrolledRole } from '../domain/tablet/enrolment.ts'
import type { Account } from '../domain/tablet/tablet.ts'
import { newRecoveryCode } from '../platform/newSecret.ts'
import type { CentreLine } from './askCentre.ts'
import { writtenAnswer } from './couchAnswers.ts'
import { accountPath, ownAccount } from './ownAccount.ts'

/**
 * So that forgotten PINs lose nothing: a code that opens this tablet, kept in its own account at the centre, where an
 * administrator finds it. It opens the tablet only after the centre has it. The set-up code of an account that tablets share
 * stays good, and is the code. What fails here is tried again at the next sign-in.
 */
export async function keepRecovery(
  account: Account,
  roles: readonly string[],
  line: Pick<CentreLine, 'ask'>,
  keyring: Pick<KeyringWays, 'keepRecovery'>,
): Promise<void> {
  if (!roles.includes(enrolledRole)) return await keyring.keepRecovery(account.password, account.name)
  const path = accountPath(account.name)
  const read = await line.ask({ method: 'GET', path }, ownAccount)
  if (read.kind === 'failure') return
  const recoveryCode = newRecoveryCode()
  const content = { ...read.value, enrolment: { ...read.value.enrolment, recoveryCode } }
  const written = await line.ask({ method: 'PUT', path, content }, writtenAnswer)
  if (written.kind === 'answer') await keyring.keepRecovery(recoveryCode, account.name)
}
