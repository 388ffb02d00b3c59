import { combineLatest, filter, firstValueFrom, fromEvent, map, race, tap } from 'rxjs'
import type { Shelved } from '../data/record/recordShelf.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { firstBatch, nextBatchSize } from './batchSize.ts'
import { localWriteFailure } from './localWriteFailure.ts'
import { blamesTheBatch, type Failed, type Posted, post, type Settled } from './postedBatch.ts'
import type { Feed, Outbox, Workshop } from './workshop.ts'

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

type Sent = (
  | (Extract<Settled, { kind: 'sent' }> & { readonly ids: readonly string[]; readonly unsent: number })
  | { readonly kind: 'nothing to send' }
  | Failed
) & { readonly ahead: Posted | null }

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
    if (result.kind === 'nothing to send') {
      // Counted and not found: another tab sent it, or it lies broken on a disk without room to put it away.
      await shop.pacer.pause(sending.attempt, { kind: 'local-write', reason: 'nothing was found' }, signal)
      sending = { ...sending, attempt: sending.attempt + 1 }
      continue
    }
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
