import type { KeyringWays } from '../data/keyring/keyringWays.ts'
import { enrolledRole } from '../domain/tablet/enrolment.ts'
import type { Account } from '../domain/tablet/tablet.ts'
import { newRecoveryCode } from '../platform/newSecret.ts'
import type { CentreLine } from './askCentre.ts'
import { writtenAnswer } from './couchAnswers.ts'
import { accountPath, ownAccount } from './ownAccount.ts'

/**
 * So that forgotten PINs lose nothing: a code that opens this tablet, kept in its own account at the centre, where an
 * administrator finds it. It opens the tablet only after the centre has it, and each start looks whether the centre still has
 * the one that does: it may have been set back. The set-up code of an account that tablets share stays good, and is the code.
 * False where it failed.
 */
export async function keepRecovery(
  { name, password }: Account,
  roles: readonly string[],
  line: Pick<CentreLine, 'ask'>,
  ways: Pick<KeyringWays, 'keepRecovery' | 'isRecoveryCode'>,
): Promise<boolean> {
  if (!roles.includes(enrolledRole)) {
    if (!(await ways.isRecoveryCode(password))) await ways.keepRecovery(password)
    return true
  }
  const path = accountPath(name)
  const read = await line.ask({ method: 'GET', path }, ownAccount)
  if (read.kind === 'failure') return false
  const { enrolment } = read.value
  if (enrolment.recoveryCode !== undefined && (await ways.isRecoveryCode(enrolment.recoveryCode))) return true
  const recoveryCode = newRecoveryCode()
  const content = { ...read.value, enrolment: { ...enrolment, recoveryCode } }
  const written = await line.ask({ method: 'PUT', path, content }, writtenAnswer)
  if (written.kind === 'failure') return false
  await ways.keepRecovery(recoveryCode)
  return true
}
