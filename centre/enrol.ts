import { parseArgs } from 'node:util'
import { encodeQR } from 'qr'
import { type Enrolment, isExpired } from '../src/domain/tablet/enrolment.ts'
import { type CentreClient, openCentre } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'
import {
  boundInstallOf,
  type EnrolledAccount,
  enrolledAccount,
  enrolledAccounts,
} from './enrolment/enrolledAccounts.ts'
import { makeEnrolment } from './enrolment/makeEnrolment.ts'
import { openOwnAccounts } from './enrolment/openOwnAccounts.ts'
import { revokeEnrolment } from './enrolment/removeAccount.ts'
import { sweepEnrolments } from './enrolment/sweepEnrolments.ts'
import { type HeldOfTablet, whatCentreHolds } from './enrolment/whatCentreHolds.ts'
import { readAdministrator } from './readAdministrator.ts'

const usage = `Usage: npm run enrol -- <url> --bar <bar> --letter <A-Z> [--role tablet|desk-screen] [--days 2]
       npm run enrol -- <url> list
       npm run enrol -- <url> revoke <account>
       npm run enrol -- <url> recovery <account>
       npm run enrol -- <url> sweep
  <url>   as of npm run centre:install, with an administrator's name and password in it or in the environment
  Makes an account for one tablet, and prints its set-up code: good once, and until it expires. Each call also takes away
  expired codes and binds tablets to the installs that used theirs, which is all that sweep does: let it run each hour.
  revoke is for a lost tablet. recovery shows the code that opens a tablet whose technicians forgot their PINs.`

const dayMs = 86_400_000

const keepThis =
  'Should it be found, what it had not sent can be opened with its recovery code, which nothing shows again:'
const noRecoveryCode = 'It left no recovery code here: its technicians\u2019 PINs open what it holds.'

try {
  await enrol()
} catch (failure) {
  if (!(failure instanceof CentreFailure)) throw failure
  console.error(failure.message)
  process.exitCode = 1
}

async function enrol(): Promise<void> {
  const { url, what, name, options } = readArguments()
  const { admin, address } = readAdministrator(url, usage)
  const centre = await openCentre(address, admin)
  const now = new Date()
  if (what === 'revoke') {
    await revokeEnrolment(centre, name, now, async ({ enrolment }) => {
      for (const line of await beforeItGoes(centre, enrolment)) console.log(line)
    })
    console.log(
      `${name}: revoked. The centre takes nothing from it any more, and it seals itself when it next hears so.`,
    )
    return
  }
  if (what === 'recovery') {
    const account = await enrolledAccount(centre, name.toLowerCase())
    if (account === null) throw new CentreFailure(`No tablet was enrolled as '${name}'. 'list' shows all.`)
    const code = account.enrolment?.recoveryCode
    console.log(code === undefined ? noRecoveryCode : `Recovery code of ${name}: ${printable(code)}`)
    return
  }
  for (const done of await sweepEnrolments(centre, now)) console.log(done)
  if (what === 'list') for (const account of await enrolledAccounts(centre)) console.log(lineOf(account, now))
  if (what !== 'make') return
  const { bar: barId, letter, role, days } = options
  const expiresAt = new Date(now.getTime() + days * dayMs)
  await openOwnAccounts(centre)
  const code = await makeEnrolment(centre, { barId, letter, role, expiresAt }, now)
  console.log(`Set-up code for tablet ${letter} of ${barId}: ${code}`)
  // For the tablet's camera, where somebody looks at it; what is piped elsewhere is the code alone.
  if (process.stdout.isTTY) console.log(encodeQR(code, 'ascii'))
  console.log(`Good once, until ${expiresAt.toISOString()}. It is not shown again.`)
}

/** What nobody can say any more once the account is gone. */
async function beforeItGoes(centre: CentreClient, enrolment: Enrolment | null): Promise<readonly string[]> {
  const { barId = '', installId, recoveryCode } = enrolment ?? {}
  const held = installId === undefined || barId === '' ? null : await whatCentreHolds(centre, barId, installId)
  return [...linesOfHeld(held), recoveryCode === undefined ? noRecoveryCode : `${keepThis} ${printable(recoveryCode)}`]
}

function linesOfHeld(held: HeldOfTablet | null): readonly string[] {
  if (held === null || held.until === null) return ['The centre holds nothing of what was done with it.']
  const { until, receiptOf, missing } = held
  return [
    receiptOf === null
      ? 'No day of it ended with a receipt.'
      : `The last day that ended with a receipt for everything: ${printable(receiptOf)}.`,
    ...missing.map(
      ({ openingId, queueNumber }) =>
        `Missing: visit ${printable(queueNumber)} of ${printable(openingId.slice(-10))}: its number was given out.`,
    ),
    `The centre holds what was done with it until ${printable(until)}, by its clock. Whatever came after that is missing.`,
  ]
}

function lineOf(account: EnrolledAccount, now: Date): string {
  const { name, roles, enrolment } = account
  if (enrolment === null) return `${name}  ${roles[0]}  notes unreadable: revoke it`
  const { usedAt } = enrolment
  const [barId, letter, expiresAt] = [enrolment.barId, enrolment.letter, enrolment.expiresAt].map(printable)
  const state =
    usedAt === undefined
      ? `code ${isExpired(enrolment, now) ? 'expired' : 'not used yet, good until'} ${expiresAt}`
      : `set up ${printable(usedAt)}, ${boundInstallOf(account) !== null ? 'bound' : 'not bound yet'}`
  return `${name}  ${barId} ${letter}  ${roles[0]}  ${state}`
}

/** What a tablet wrote, so that it does nothing to the terminal that shows it. */
function printable(text: string): string {
  return text.slice(0, 40).replaceAll(/[^ -~]/g, '?')
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        bar: { type: 'string' },
        letter: { type: 'string' },
        role: { type: 'string', default: 'tablet' },
        days: { type: 'string', default: '2' },
      },
    })
    const [url, what = 'make', name = ''] = positionals
    const { bar, letter, role } = values
    const days = Number(values.days)
    const isComplete =
      what === 'make'
        ? bar !== undefined && letter !== undefined && days > 0 && days <= 30
        : what === 'revoke' || what === 'recovery'
          ? name !== ''
          : what === 'list' || what === 'sweep'
    if (url === undefined || !isComplete) throw new CentreFailure(usage)
    return { url, what, name, options: { bar: bar ?? '', letter: letter ?? '', role, days } }
  } catch (failure) {
    throw failure instanceof CentreFailure ? failure : new CentreFailure(usage, { cause: failure })
  }
}
