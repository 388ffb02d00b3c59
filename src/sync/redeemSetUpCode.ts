import * as v from 'valibot'
import type { LocalStore } from '../data/local/localStore.ts'
import type { TabletRepository } from '../data/tablet/tabletRepository.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { enrolledRole, type Enrolment, isExpired } from '../domain/tablet/enrolment.ts'
import { readSetUpCode } from '../domain/tablet/readSetUpCode.ts'
import { type Account, accountSchema } from '../domain/tablet/tablet.ts'
import { newSecret } from '../platform/newSecret.ts'
import { type AskOptions, askCentre, type CentreLine } from './askCentre.ts'
import { writtenAnswer } from './couchAnswers.ts'
import { accountPath, type OwnAccount, ownAccount } from './ownAccount.ts'

export type UsedCode =
  | { readonly kind: 'signed in' }
  | { readonly kind: 'expired'; readonly on: string }
  | { readonly kind: 'failed'; readonly failure: SyncFailure }

type Parts = {
  readonly centre: AskOptions
  readonly local: LocalStore
  readonly tablet: TabletRepository
  readonly installId: string
  readonly now: () => Date
}

const pendingId = 'account-to-be'

export type SetUpResult = UsedCode | { readonly kind: 'unclear code'; readonly reason: string }

/** `code` as somebody typed it. */
export async function takeSetUpCode(code: string, parts: Parts): Promise<SetUpResult> {
  const read = readSetUpCode(code)
  if (read.kind === 'unclear') return { kind: 'unclear code', reason: read.reason }
  return await redeemSetUpCode({ name: read.account, password: read.password }, parts)
}

/**
 * Signs in with a set-up code and, where it is good once, gives the account a password that only this tablet has. The
 * password is stored before it is sent: should the answer be lost, the same code typed again finds that it is the account's already.
 * An account that was not enrolled is one that tablets share: the code stays its password.
 */
async function redeemSetUpCode(code: Account, parts: Parts): Promise<UsedCode> {
  const { local, tablet, now } = parts
  const { onServerTime } = parts.centre
  let clockOffsetMs = 0
  const line = askCentre({
    ...parts.centre,
    onServerTime: (serverTime, heardAt) => {
      clockOffsetMs = serverTime.getTime() - heardAt.getTime()
      onServerTime(serverTime, heardAt)
    },
  })
  // A code expires by the centre's clock: a tablet out of its box may have any.
  const centreNow = () => new Date(now().getTime() + clockOffsetMs)
  const pending = v.safeParse(accountSchema, (await local.read(pendingId))?.value)
  if (pending.success && pending.output.name === code.name) {
    const known = await line.signIn(pending.output)
    if (known.kind === 'answer') {
      const written = await line.ask({ method: 'GET', path: accountPath(code.name) }, ownAccount)
      return await keep(pending.output, written.kind === 'answer' ? written.value.enrolment : null, parts)
    }
    // Not heard is not refused: the code may be used up, and the stored password right.
    if (known.failure.kind !== 'signed-out') return failed(known.failure)
  }
  const session = await line.signIn(code)
  if (session.kind === 'failure') return failed(session.failure)
  if (!session.value.roles.includes(enrolledRole)) {
    await tablet.saveAccount(code)
    return { kind: 'signed in' }
  }
  const read = await line.ask({ method: 'GET', path: accountPath(code.name) }, ownAccount)
  return read.kind === 'failure'
    ? failed(read.failure)
    : await takeOver(code.name, read.value, line, { ...parts, now: centreNow })
}

async function takeOver(name: string, document: OwnAccount, line: CentreLine, parts: Parts): Promise<UsedCode> {
  const { local, installId, now } = parts
  const { enrolment } = document
  if (isExpired(enrolment, now())) return { kind: 'expired', on: enrolment.expiresAt }
  const own = { name, password: newSecret() }
  await local.save(pendingId, own)
  const used = { ...enrolment, usedAt: now().toISOString(), installId }
  const content = { ...document, password: own.password, enrolment: used }
  const written = await line.ask({ method: 'PUT', path: accountPath(name), content }, writtenAnswer)
  if (written.kind === 'failure') return failed(written.failure)
  // The session ended with the old password. Should this fail, sync signs in again by itself.
  await line.signIn(own)
  return await keep(own, used, parts)
}

/** An enrolment says whose tablet it is; where it could not be read, the bar is chosen by hand. */
async function keep(own: Account, enrolment: Enrolment | null, { local, tablet }: Parts): Promise<UsedCode> {
  await tablet.saveAccount(own)
  if (enrolment !== null) await tablet.setUp({ barId: enrolment.barId, letter: enrolment.letter })
  await local.remove(pendingId)
  return { kind: 'signed in' }
}

function failed(failure: SyncFailure): UsedCode {
  return { kind: 'failed', failure }
}
