import { combineLatest, filter, firstValueFrom, fromEvent, map, race, tap } from 'rxjs'
import type { Shelved } from '../data/record/recordShelf.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { firstBatch, nextBatchSize } from './batchSize.ts'
import { slowFailureMs } from './followFeed.ts'
import { localWriteFailure } from './localWriteFailure.ts'
import { postBatch, refuse, type SendResult, settleBatch } from './sendBatch.ts'
import { type Feed, receivingOf, type Workshop } from './workshop.ts'

/** The records of one bar go to that bar's database, and to no other. */
export type Outbox = Feed & { readonly barId: string }

/** Where a sender stands between two batches. */
type Sending = {
  readonly size: number
  readonly attempt: number
  readonly done: number
  /** Sent since there was last headway, and met with nothing but conflicts. */
  readonly stuck: ReadonlySet<string>
  /** The next batch, sent while the answer to the one before was written. */
  readonly ahead: Posted | null
}

/** A batch on its way. */
type Posted = {
  readonly batch: readonly Shelved[]
  /** Fewer than were asked for: nothing else was to be sent then. */
  readonly isLast: boolean
  readonly answered: Promise<Answered>
  /** Resolves when all that the answer means is durably written. */
  readonly settled: Promise<Settled>
}

type Answered = { readonly answer: Awaited<ReturnType<typeof postBatch>>; readonly tookMs: number }
type ReadQuestion = Parameters<Workshop['client']['readDocuments']>
type Settled = Extract<SendResult, { kind: 'sent' }> | Failed

type Sent = (
  | (Extract<SendResult, { kind: 'sent' }> & { readonly ids: readonly string[]; readonly unsent: number })
  | { readonly kind: 'nothing to send' }
  | Failed
) & { readonly ahead: Posted | null }

type Failed = {
  readonly kind: 'failed'
  readonly failure: SyncFailure
  /** Of the batch that failed; the one asked for where none was made. */
  readonly size: number
  /** The batch was too large for the centre, or for the link. */
  readonly isTooMuch: boolean
}

/**
 * Sends what is unsent, oldest change first, batch by batch, the next one while the answer to the last is written; then
 * waits for more. Never rejects; ends with `signal`.
 */
export async function sendUnsent(outbox: Outbox, shop: Workshop, signal: AbortSignal): Promise<void> {
  const sender = senderOf(outbox)
  let sending: Sending = { size: firstBatch, attempt: 0, done: 0, stuck: new Set(), ahead: null }
  while (!signal.aborted) {
    const result = withoutIdling(await sendNext(outbox, sending, shop, signal), sending)
    if (signal.aborted) return
    const { ahead } = result
    if (result.kind === 'nothing to send') continue
    if (result.kind === 'sent') {
      const isAll = result.unsent === 0
      const done = isAll ? 0 : sending.done + result.acceptedCount
      sending = {
        size: nextBatchSize(sending.size, 'got through'),
        attempt: 0,
        done,
        stuck: result.isHeadway ? new Set() : new Set([...sending.stuck, ...result.ids]),
        ahead,
      }
      // Before "All sent" is said: from then on a centre that loses these records is noticed.
      if (isAll) await shop.oneRequest(() => shop.marks.raise(outbox.database))
      shop.report.progress(sender, isAll ? null : { kind: 'sending', done, total: done + result.unsent })
      shop.report.succeeded(sender)
      continue
    }
    shop.report.progress(sender, null)
    shop.report.failed(sender, result.failure)
    // A batch that is too large is tried again at once, as a smaller one.
    if (!blamesTheBatch(result.failure)) await shop.pacer.pause(sending.attempt, result.failure, signal)
    sending = {
      size: result.isTooMuch ? nextBatchSize(result.size, 'did not') : sending.size,
      attempt: sending.attempt + 1,
      done: 0,
      stuck: sending.stuck,
      ahead,
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
function withoutIdling(result: Sent, { stuck, size }: Sending): Sent {
  if (result.kind !== 'sent' || result.isHeadway || result.unsent === 0) return result
  if (!result.ids.some((id) => stuck.has(id))) return result
  const failure: SyncFailure = { kind: 'centre-trouble', status: 409 }
  return { kind: 'failed', failure, size, isTooMuch: false, ahead: result.ahead }
}

async function sendNext(outbox: Outbox, sending: Sending, shop: Workshop, signal: AbortSignal): Promise<Sent> {
  let ahead: Posted | null = null
  try {
    const posted = sending.ahead ?? (await postOldest(outbox, sending, shop, signal))
    if (posted === null) return { kind: 'nothing to send', ahead }
    const ids = posted.batch.map(({ stored }) => stored.id)
    const size = nextBatchSize(sending.size, 'got through')
    // Read while the batch is on its way, and sent while its answer is written. A read that fails is tried with the next batch.
    const next = posted.isLast ? [] : await oldest(outbox, size, ids).catch(() => [])
    const { answer } = await posted.answered
    if (answer.kind === 'answer' && next.length > 0 && !signal.aborted) ahead = post(outbox, next, size, shop)
    const result = await posted.settled
    if (result.kind === 'failed') return { ...result, ahead }
    return { ...result, ids, unsent: await firstValueFrom(unsent$(outbox)), ahead }
  } catch (cause) {
    return { kind: 'failed', failure: localWriteFailure(cause), size: sending.size, isTooMuch: false, ahead }
  }
}

/** Waits until there is something to send. Null when there is none after all, or when `signal` aborts. */
async function postOldest(
  outbox: Outbox,
  { size, done }: Sending,
  shop: Workshop,
  signal: AbortSignal,
): Promise<Posted | null> {
  const sender = senderOf(outbox)
  const total = await somethingUnsent(outbox, signal, () => shop.report.rests(sender))
  if (signal.aborted) return null
  shop.report.progress(sender, { kind: 'sending', done, total: done + total })
  const batch = await oldest(outbox, size, [])
  return batch.length === 0 ? null : post(outbox, batch, size, shop)
}

/** Sends a batch for which up to `limit` records were asked. Whoever comes for the lock later finds its answer written. */
function post(outbox: Outbox, batch: readonly Shelved[], limit: number, shop: Workshop): Posted {
  const answered = shop.oneRequest(async () => {
    const sentAtMs = shop.elapsedMs()
    const answer = await postBatch(outbox.database, batch, shop.client)
    return { answer, tookMs: shop.elapsedMs() - sentAtMs }
  })
  const settled = shop.alone(async () => settle(outbox, batch, await answered, shop))
  return { batch, isLast: batch.length < limit, answered, settled }
}

async function settle(
  feed: Feed,
  batch: readonly Shelved[],
  { answer, tookMs }: Answered,
  shop: Workshop,
): Promise<Settled> {
  const failed = (failure: SyncFailure): Failed => {
    const isTooMuch = blamesTheBatch(failure) || tookMs > slowFailureMs
    return { kind: 'failed', failure, size: batch.length, isTooMuch }
  }
  if (answer.kind === 'answer') {
    const receiving = receivingOf(feed, shop, { isCurrent: true })
    const client = { readDocuments: (...of: ReadQuestion) => shop.oneRequest(() => shop.client.readDocuments(...of)) }
    const result = await settleBatch(feed.database, batch, answer.value, client, receiving)
    return result.kind === 'sent' ? result : failed(result.failure)
  }
  const [only] = batch
  if (only === undefined || batch.length > 1 || !blamesTheBatch(answer.failure)) return failed(answer.failure)
  await refuse(only, reasonOf(answer.failure), feed.shelves)
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

/** Without those that are on their way already: no record is sent twice at once. */
async function oldest(
  { barId, shelves }: Outbox,
  limit: number,
  onTheirWay: readonly string[],
): Promise<readonly Shelved[]> {
  const found = (await Promise.all(shelves.map((shelf) => shelf.unsent(barId, limit + onTheirWay.length)))).flat()
  const isOnItsWay = new Set(onTheirWay)
  return found
    .filter(({ stored }) => !isOnItsWay.has(stored.id))
    .toSorted((a, b) => (a.stored.updatedAt < b.stored.updatedAt ? -1 : 1))
    .slice(0, limit)
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
