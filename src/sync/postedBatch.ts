import type { Shelved } from '../data/record/recordShelf.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import type { Answer } from './askCentre.ts'
import type { BulkRow } from './couchAnswers.ts'
import { slowFailureMs } from './followFeed.ts'
import { refuse, type Settlement, settleBatch } from './settleBatch.ts'
import { wireDocumentOf } from './wireDocument.ts'
import { type Outbox, receivingOf, type Workshop } from './workshop.ts'

/** A batch on its way. */
export type Posted = {
  readonly batch: readonly Shelved[]
  /** Fewer than were asked for: nothing else was to be sent then. */
  readonly isLast: boolean
  readonly answered: Promise<Answered>
  /** Resolves when all that the answer means is durably written. */
  readonly settled: Promise<Settled>
}

type Answered = { readonly answer: Answer<readonly BulkRow[]>; readonly tookMs: number }
type ReadQuestion = Parameters<Workshop['client']['readDocuments']>
export type Settled = Extract<Settlement, { kind: 'sent' }> | Failed

export type Failed = {
  readonly kind: 'failed'
  readonly failure: SyncFailure
  /** Of the batch that failed; the one asked for where none was made. */
  readonly size: number
  /** The batch was too large for the centre, or for the link. */
  readonly isTooMuch: boolean
}

/**
 * Sends a batch, in one `_bulk_docs`, for which up to `limit` records were asked. Whoever comes for the lock later finds its
 * answer written.
 */
export function post(outbox: Outbox, batch: readonly Shelved[], limit: number, shop: Workshop): Posted {
  const answered = shop.oneRequest(async () => {
    const sentAtMs = shop.elapsedMs()
    const documents = batch.map(({ stored }) => wireDocumentOf(stored))
    const answer = await shop.client.bulkDocs(outbox.database, documents)
    return { answer, tookMs: shop.elapsedMs() - sentAtMs }
  })
  const settled = shop.alone(async () => settle(outbox, batch, await answered, shop))
  return { batch, isLast: batch.length < limit, answered, settled }
}

async function settle(
  outbox: Outbox,
  batch: readonly Shelved[],
  { answer, tookMs }: Answered,
  shop: Workshop,
): Promise<Settled> {
  const failed = (failure: SyncFailure): Failed => {
    const isTooMuch = blamesTheBatch(failure) || tookMs > slowFailureMs
    return { kind: 'failed', failure, size: batch.length, isTooMuch }
  }
  if (answer.kind === 'answer') {
    const receiving = receivingOf(outbox, shop, { isCurrent: true })
    const client = { readDocuments: (...of: ReadQuestion) => shop.oneRequest(() => shop.client.readDocuments(...of)) }
    const result = await settleBatch(outbox.database, batch, answer.value, client, receiving)
    return result.kind === 'sent' ? result : failed(result.failure)
  }
  const [only] = batch
  if (only === undefined || batch.length > 1 || !blamesTheBatch(answer.failure)) return failed(answer.failure)
  await refuse(only, reasonOf(answer.failure), outbox.shelves)
  return { kind: 'sent', acceptedCount: 0, isHeadway: true }
}

/** The centre answered, and it is what we sent that it cannot take. */
export function blamesTheBatch(failure: SyncFailure): boolean {
  return failure.kind === 'too-large' || (failure.kind === 'centre-trouble' && failure.status === 400)
}

function reasonOf(failure: SyncFailure): string {
  return failure.kind === 'too-large'
    ? 'The centre says that this record is too large.'
    : 'The centre cannot read this record.'
}
