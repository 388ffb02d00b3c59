import { typeOfId } from '../domain/record/record.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { firstBatch, nextBatchSize } from './batchSize.ts'
import type { Checkpoint } from './checkpoints.ts'
import type { ChangesPage } from './couchAnswers.ts'
import type { Answer } from './askCentre.ts'
import type { ChangesQuestion } from './couchClient.ts'
import { localWriteFailure } from './localWriteFailure.ts'
import { reconcile } from './reconcile.ts'
import { receiveVersions } from './receiveVersions.ts'
import { versionsOnPage } from './versionsOnPage.ts'
import type { CentreVersion } from './wireDocument.ts'
import { type Feed, receivingOf, type Workshop } from './workshop.ts'

/** A request that failed this late was too large for the link; an earlier failure says nothing about its size. */
export const slowFailureMs = 5_000

const marksApartMs = 60_000

/** Where a reader stands between two requests. */
type Reading = {
  readonly isCaughtUp: boolean
  readonly size: number
  readonly attempt: number
  /** The database still is the one that the checkpoint speaks of; asked anew after each interruption. */
  readonly isSameCentre: boolean
  /** When this tablet last raised its mark there. */
  readonly markedAtMs: number
  /** The next page, asked for while the one before it was written. */
  readonly ahead: Asked | null
}

type Asked = ChangesQuestion & { readonly answer: Promise<Answer<ChangesPage>> }

/**
 * The one reader of a database: pages until it has caught up, then long-polls, from one checkpoint for all its shelves. A
 * long-poll tells of revisions alone, and documents are asked for where one is not here: a tablet that sends is not sent its
 * own records back. Never rejects; ends when `signal` aborts.
 */
export async function followFeed(feed: Feed, shop: Workshop, signal: AbortSignal): Promise<void> {
  let reading: Reading = {
    isCaughtUp: false,
    size: firstBatch,
    attempt: 0,
    isSameCentre: false,
    markedAtMs: -marksApartMs,
    ahead: null,
  }
  while (!signal.aborted) {
    const startedAt = shop.elapsedMs()
    const read = await readOn(feed, shop, signal, reading)
    if (signal.aborted) return
    switch (read.kind) {
      case 'woken':
        reading = { ...reading, isCaughtUp: false, isSameCentre: false }
        break
      case 'page':
        reading = {
          isCaughtUp: read.isLast,
          size: read.isLast ? reading.size : nextBatchSize(reading.size, 'got through'),
          attempt: 0,
          isSameCentre: true,
          markedAtMs: read.isLast && read.isNews ? await markNowAndThen(feed, shop, reading) : reading.markedAtMs,
          ahead: read.ahead,
        }
        if (read.isLast) shop.report.progress(feed.database, null)
        shop.report.succeeded(feed.database)
        break
      case 'failed': {
        const isTooMuch = !reading.isCaughtUp && shop.elapsedMs() - startedAt > slowFailureMs
        shop.report.progress(feed.database, null)
        shop.report.failed(feed.database, read.failure)
        await shop.pacer.pause(reading.attempt, read.failure, signal)
        reading = {
          ...reading,
          isCaughtUp: false,
          isSameCentre: false,
          size: isTooMuch ? nextBatchSize(reading.size, 'did not') : reading.size,
          attempt: reading.attempt + 1,
          ahead: null,
        }
      }
    }
  }
}

type Read =
  | { readonly kind: 'page'; readonly isLast: boolean; readonly isNews: boolean; readonly ahead: Asked | null }
  /** The waiting request was given up, to ask anew over a connection that surely lives. */
  | { readonly kind: 'woken' }
  | { readonly kind: 'failed'; readonly failure: SyncFailure }

async function readOn(feed: Feed, shop: Workshop, signal: AbortSignal, reading: Reading): Promise<Read> {
  const { isCaughtUp, size } = reading
  const unwanted = new AbortController()
  try {
    const trouble = reading.isSameCentre ? null : await makeSureOfCentre(feed, shop, signal)
    if (trouble !== null) return { kind: 'failed', failure: trouble }
    if (!reading.isSameCentre) await readAgainWhatWasSetAside(feed, shop)
    const checkpoint = await shop.checkpoints.read(feed.database)
    const woken = shop.pacer.untilWoken()
    const question = { since: checkpoint.since, limit: size, isWaiting: isCaughtUp }
    const asked =
      reading.ahead?.since === checkpoint.since
        ? reading.ahead
        : askFor(feed, shop, question, isCaughtUp ? [woken, signal] : [signal])
    const answer = await asked.answer
    if (answer.kind === 'failure')
      return isCaughtUp && woken.aborted ? { kind: 'woken' } : { kind: 'failed', failure: answer.failure }
    // In turn with what is being sent: by then the answers to it are written, and our own echo is known for what it is.
    const here = (ids: readonly string[]) => shop.alone(() => revisionsHere(feed, ids))
    const versions = await versionsOnPage(feed.database, answer.value, shop.client, here)
    if (versions.kind === 'failure') return { kind: 'failed', failure: versions.failure }
    const { pending = 0, results, last_seq } = answer.value
    const isLast = pending === 0 && results.length < asked.limit
    const next = { since: String(last_seq), limit: nextBatchSize(asked.limit, 'got through'), isWaiting: false }
    const ahead = isLast ? null : askFor(feed, shop, next, [signal, unwanted.signal])
    await receivePage(feed, answer.value, versions.value, checkpoint, shop, signal)
    return { kind: 'page', isLast, isNews: results.length > 0, ahead }
  } catch (cause) {
    unwanted.abort()
    return { kind: 'failed', failure: localWriteFailure(cause) }
  }
}

/** Ends, too, when one of `signals` aborts. */
function askFor(feed: Feed, shop: Workshop, question: ChangesQuestion, signals: readonly AbortSignal[]): Asked {
  const answer = withAny(signals, (until) => shop.client.changes(feed.database, question, until))
  return { ...question, answer }
}

/**
 * A centre that lost data or was put back to an older copy is noticed before anything is read from it: what it lacks is
 * sent again, and the database is read anew from its beginning.
 */
async function makeSureOfCentre(feed: Feed, shop: Workshop, signal: AbortSignal): Promise<SyncFailure | null> {
  const { database, barId, shelves } = feed
  const centre = await shop.marks.check(database)
  if (centre === 'fits') return null
  if (centre !== 'went back') return centre
  const { client, me, rest } = shop
  const failure = barId === null ? null : await reconcile({ database, barId, shelves, client, me, signal, rest })
  if (failure !== null) return failure
  await shop.checkpoints.forget(database)
  return shop.marks.raise(database)
}

/** Now and then, so that an older copy is noticed by a tablet that only reads, too. Returns when the mark was last raised. */
async function markNowAndThen(feed: Feed, shop: Workshop, { markedAtMs }: Reading): Promise<number> {
  const nowMs = shop.elapsedMs()
  if (nowMs - markedAtMs < marksApartMs) return markedAtMs
  // A mark that could not be raised is raised with the next news: an older one notices less, and loses nothing.
  return (await shop.marks.raise(feed.database)) === null ? nowMs : markedAtMs
}

async function receivePage(
  feed: Feed,
  page: ChangesPage,
  versions: readonly CentreVersion[],
  checkpoint: Checkpoint,
  shop: Workshop,
  signal: AbortSignal,
): Promise<void> {
  const since = String(page.last_seq)
  if (signal.aborted || (page.results.length === 0 && since === checkpoint.since)) return
  const done = checkpoint.received + page.results.length
  const pending = page.pending ?? 0
  if (pending > 0) shop.report.progress(feed.database, { kind: 'receiving', done, total: done + pending })
  await shop.alone(async () => {
    await receiveVersions(versions, receivingOf(feed, shop, { isCurrent: false }))
    await shop.checkpoints.save(feed.database, { since, received: done })
  })
}

async function revisionsHere({ shelves }: Feed, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const found = await Promise.all(
    shelves.map((shelf) => shelf.read(ids.filter((id) => shelf.types.includes(typeOfId(id))))),
  )
  return new Map(found.flatMap((held) => [...held.values()].map(({ stored }) => [stored.id, stored.sync.rev] as const)))
}

/** Documents that an older app could not read, or that came before something that explains them. */
async function readAgainWhatWasSetAside(feed: Feed, shop: Workshop): Promise<void> {
  const kept = await feed.setAside.kept()
  if (kept.length > 0) await shop.alone(() => receiveVersions(kept, receivingOf(feed, shop, { isCurrent: false })))
}

/** `AbortSignal.any`, which iPads older than iOS 17.4 do not have. */
async function withAny<T>(signals: readonly AbortSignal[], ask: (until: AbortSignal) => Promise<T>): Promise<T> {
  const until = new AbortController()
  const stop = () => until.abort()
  for (const each of signals) each.addEventListener('abort', stop)
  if (signals.some((each) => each.aborted)) stop()
  try {
    return await ask(until.signal)
  } finally {
    for (const each of signals) each.removeEventListener('abort', stop)
  }
}
