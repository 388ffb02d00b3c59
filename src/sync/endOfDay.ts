import { filter, firstValueFrom, from, map, type Observable, race, timer } from 'rxjs'
import * as v from 'valibot'
import type { NoteAudit } from '../data/audit/auditNotes.ts'
import type { LocalStore } from '../data/local/localStore.ts'
import type { AnyRecord } from '../data/record/storedRecord.ts'
import { compareLines, isSame } from '../domain/receipt/compareLines.ts'
import { type DayOfWork, dayOfWork } from '../domain/receipt/dayOfWork.ts'
import { type EndOfDayResult, type EndOfDayStep, namedDifferences } from '../domain/receipt/endOfDayResult.ts'
import { type Receipt, receiptSchema, textOfLines } from '../domain/receipt/receipt.ts'
import { databaseOfBar } from '../domain/sync/databaseNames.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { type SyncStatus, unsentTotal } from '../domain/sync/syncStatus.ts'
import type { Account } from '../domain/tablet/tablet.ts'
import { sha256 } from '../platform/sha256.ts'
import type { CouchClient } from './couchClient.ts'

export type EndOfDay = {
  /** Sends what is left, asks the centre what it holds of this tablet's day, and compares. Keeps the receipt. Never rejects for want of a network. */
  run(barId: string, day: string, onStep: (step: EndOfDayStep) => void): Promise<EndOfDayResult>
  /** The last receipt of this tablet; null before the first. */
  receipt$(): Observable<Receipt | null>
}

/** A record with the centre's revision that this tablet has of it. */
export type OwnRecord = AnyRecord & { readonly [field: string]: unknown; readonly rev: string | null }

export type EndOfDayParts = {
  readonly client: Pick<CouchClient, 'signIn' | 'tabletRecords'>
  readonly account: () => Promise<Account | null>
  readonly status$: Observable<SyncStatus>
  readonly sendNow: () => void
  readonly local: LocalStore
  readonly installId: string
  readonly now: () => Date
  /** This tablet's own records of the day, as they stand in its store. */
  /** Compares all of a bar that this tablet holds with the centre; what is missing there is to send again. */
  readonly reconcile: (barId: string) => Promise<SyncFailure | null>
  readonly ownRecords: (barId: string, day: DayOfWork) => Promise<readonly OwnRecord[]>
  readonly note: NoteAudit
}

/** As long as somebody waits for the last records to go out, and for the newest to come in. */
const sendingMs = 30_000
const settlingMs = 5_000
/** A frozen tab may hold the lock under which the audit trail is written. */
const notingMs = 2_000

export function createEndOfDay(parts: EndOfDayParts): EndOfDay {
  const { client, local, installId, status$, sendNow } = parts
  const counts = async () => {
    const { unsent } = await firstValueFrom(status$.pipe(filter((status) => status.unsent !== null)))
    const { refused = 0, damaged = 0 } = unsent ?? {}
    return { toSend: unsent === null ? 0 : unsentTotal(unsent), refused, damaged }
  }
  const waitFor = (fits: (status: SyncStatus) => boolean, ms: number) =>
    firstValueFrom(race(status$.pipe(filter(fits)), timer(ms)))

  async function compare(barId: string, day: string): Promise<EndOfDayResult> {
    const hours = dayOfWork(day)
    const answer = await client.tabletRecords(databaseOfBar(barId), installId, hours)
    if (answer.kind === 'failure') return { kind: 'no answer', failure: answer.failure }
    const own = await parts.ownRecords(barId, hours)
    const left = await counts()
    if (left.toSend + left.refused + left.damaged > 0) return { kind: 'unsent left', ...left }
    const lines = own.map(({ id, rev }) => ({ id, rev: rev ?? '' }))
    const differences = compareLines(lines, answer.value)
    // Each side's own sum, made of what that side said.
    const [mine, theirs] = await Promise.all([lines, answer.value].map((side) => sha256(textOfLines(side))))
    if (!isSame(differences) || mine === undefined || mine !== theirs)
      return { kind: 'differs', ...namedDifferences(differences, own) }
    const at = parts.now().toISOString()
    const receipt = { barId, tabletId: installId, day, count: answer.value.length, checksum: theirs, at }
    await local.save('receipt', receipt)
    // Waited for, though not for ever: whoever asks again at once is not told that this very note is unsent.
    const noted = parts.note({ kind: 'receipt given', day, count: receipt.count, receipt: theirs })
    await firstValueFrom(race(from(noted), timer(notingMs)))
    return { kind: 'proof', receipt }
  }

  async function sendTheRest(): Promise<void> {
    if ((await counts()).toSend === 0) return
    sendNow()
    await waitFor(({ unsent }) => unsent !== null && unsentTotal(unsent) === 0, sendingMs)
  }

  /** What the centre lacks goes out again, and what another tablet has just added comes in. */
  async function settle(barId: string): Promise<void> {
    await parts.reconcile(barId)
    const before = (await firstValueFrom(status$)).lastSuccessAt
    sendNow()
    await waitFor(({ lastSuccessAt }) => lastSuccessAt !== before, settlingMs)
    await sendTheRest()
  }

  return {
    run: async (barId, day, onStep) => {
      onStep('asking')
      const account = await parts.account()
      if (account === null) return { kind: 'no answer', failure: { kind: 'signed-out' } }
      const session = await client.signIn(account)
      if (session.kind === 'failure') return { kind: 'no answer', failure: session.failure }
      onStep('sending')
      await sendTheRest()
      onStep('comparing')
      const first = await compare(barId, day)
      if (first.kind !== 'differs') return first
      onStep('sending')
      await settle(barId)
      onStep('comparing')
      return compare(barId, day)
    },
    receipt$: () =>
      local.value$('receipt').pipe(
        map((value) => {
          const read = v.safeParse(receiptSchema, value)
          return read.success ? read.output : null
        }),
      ),
  }
}
