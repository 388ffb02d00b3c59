import { combineLatest, filter, firstValueFrom, fromEvent, map, race, tap } from 'rxjs'
import type { Shelved } from '../data/record/recordShelf.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { firstBatch, nextBatchSize } from './batchSize.ts'
import { slowFailureMs } from './followFeed.ts'
import { localWriteFailure } from './localWriteFailure.ts'
import { refuse, sendBatch, type SendResult } from './sendBatch.ts'
import { type Feed, receivingOf, type Workshop } from './workshop.ts'

/** The records of one bar go to that bar's database, and to no other. */
export type Outbox = Feed & { readonly barId: string }

type Sending = {
  readonly size: number
  readonly attempt: number
  readonly done: number
  /** The last batch brought nothing but conflicts. */
  readonly isRepeat: boolean
}

type Sent =
  | (Extract<SendResult, { kind: 'sent' }> & { readonly unsent: number })
  | { readonly kind: 'nothing to send' }
  /** `size`: of the batch that failed; the one asked for where none was made. */
  | { readonly kind: 'failed'; readonly failure: SyncFailure; readonly size: number }

/** Sends what is unsent, oldest change first, batch by batch; then waits for more. Never rejects; ends with `signal`. */
export async function sendUnsent(outbox: Outbox, shop: Workshop, signal: AbortSignal): Promise<void> {
  const sender = senderOf(outbox)
  let sending: Sending = { size: firstBatch, attempt: 0, done: 0, isRepeat: false }
  while (!signal.aborted) {
    const startedAt = shop.elapsedMs()
    const result = withoutIdling(await sendNext(outbox, sending, shop, signal), sending)
    if (signal.aborted) return
    if (result.kind === 'nothing to send') continue
    if (result.kind === 'sent') {
      const isAll = result.unsent === 0
      sending = {
        size: nextBatchSize(sending.size, 'got through'),
        attempt: 0,
        done: isAll ? 0 : sending.done + result.acceptedCount,
        isRepeat: !result.isHeadway,
      }
      // Before "All sent" is said: from then on a centre that loses these records is noticed.
      if (isAll) await shop.marks.raise(outbox.database)
      if (isAll) shop.report.progress(sender, null)
      shop.report.succeeded(sender)
      continue
    }
    const isTooMuch = blamesTheBatch(result.failure) || shop.elapsedMs() - startedAt > slowFailureMs
    shop.report.progress(sender, null)
    shop.report.failed(sender, result.failure)
    // A batch that is too large is tried again at once, as a smaller one.
    if (!blamesTheBatch(result.failure)) await shop.pacer.pause(sending.attempt, result.failure, signal)
    sending = {
      size: isTooMuch ? nextBatchSize(result.size, 'did not') : sending.size,
      attempt: sending.attempt + 1,
      done: 0,
      isRepeat: sending.isRepeat,
    }
  }
}

function senderOf({ database }: Feed): string {
  return `sending to ${database}`
}

/**
 * A conflict that the centre's own version did not settle (it shows one that this app cannot read, or an older one than it
 * judges by) is tried again after a pause, and not at once for ever.
 */
function withoutIdling(result: Sent, { isRepeat, size }: Sending): Sent {
  if (result.kind !== 'sent' || result.isHeadway || !isRepeat || result.unsent === 0) return result
  return { kind: 'failed', failure: { kind: 'centre-trouble', status: 409 }, size }
}

async function sendNext(outbox: Outbox, { size, done }: Sending, shop: Workshop, signal: AbortSignal): Promise<Sent> {
  const sender = senderOf(outbox)
  try {
    const total = await somethingUnsent(outbox, signal, () => shop.report.rests(sender))
    if (signal.aborted) return { kind: 'nothing to send' }
    shop.report.progress(sender, { kind: 'sending', done, total: done + total })
    const result = await shop.alone(async () => sendOldest(outbox, await oldest(outbox, size), shop))
    return result.kind === 'sent' ? { ...result, unsent: await firstValueFrom(unsent$(outbox)) } : result
  } catch (cause) {
    return { kind: 'failed', failure: localWriteFailure(cause), size }
  }
}

async function sendOldest(
  feed: Feed,
  batch: readonly Shelved[],
  shop: Workshop,
): Promise<Extract<SendResult, { kind: 'sent' }> | Exclude<Sent, { kind: 'sent' }>> {
  const [only] = batch
  if (only === undefined) return { kind: 'nothing to send' }
  const result = await sendBatch(feed.database, batch, shop.client, receivingOf(feed, shop, { isCurrent: true }))
  if (result.kind === 'sent') return result
  if (batch.length > 1 || !blamesTheBatch(result.failure)) return { ...result, size: batch.length }
  await refuse(only, reasonOf(result.failure), feed.shelves)
  return { kind: 'sent', acceptedCount: 0, isHeadway: true }
}

/** The centre answered, and it is what we sent that it cannot take. */
function blamesTheBatch(failure: SyncFailure): boolean {
  return failure.kind === 'too-large' || (failure.kind === 'centre-trouble' && failure.status === 400)
}

function reasonOf(failure: SyncFailure): string {
  return failure.kind === 'too-large'
    ? 'The centre says that this record is too large.'
    : 'The centre cannot read this record.'
}

async function oldest({ barId, shelves }: Outbox, limit: number): Promise<readonly Shelved[]> {
  const found = (await Promise.all(shelves.map((shelf) => shelf.unsent(barId, limit)))).flat()
  return found.toSorted((a, b) => (a.stored.updatedAt < b.stored.updatedAt ? -1 : 1)).slice(0, limit)
}

function unsent$({ barId, shelves }: Outbox) {
  return combineLatest(shelves.map((shelf) => shelf.count$(1, barId))).pipe(
    map((counts) => counts.reduce((sum, count) => sum + count, 0)),
  )
}

/** Resolves with their number as soon as there are any; with 0 when `signal` aborts. */
function somethingUnsent(outbox: Outbox, signal: AbortSignal, whenNone: () => void): Promise<number> {
  if (signal.aborted) return Promise.resolve(0)
  const ended$ = fromEvent(signal, 'abort').pipe(map(() => 0))
  const some$ = unsent$(outbox).pipe(
    tap((count) => count === 0 && whenNone()),
    filter((count) => count > 0),
  )
  return firstValueFrom(race(some$, ended$))
}
