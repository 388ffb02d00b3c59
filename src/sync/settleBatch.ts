import type { RecordShelf, Shelved } from '../data/record/recordShelf.ts'
import { typeOfId } from '../domain/record/record.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { applyDecisions } from './applyDecisions.ts'
import { centreWordOf } from './centreWord.ts'
import type { BulkRow, ReadRow } from './couchAnswers.ts'
import type { CouchClient } from './couchClient.ts'
import { decideOnPushAnswer, type PushAnswer } from './decideOnPushAnswer.ts'
import { type Receiving, receiveVersions } from './receiveVersions.ts'

export type Settlement =
  /** `isHeadway` false: nothing but conflicts, whose merged records go out with the next batch. */
  | { readonly kind: 'sent'; readonly acceptedCount: number; readonly isHeadway: boolean }
  | { readonly kind: 'failed'; readonly failure: SyncFailure }

/**
 * Errors that speak of the document itself. Any other is the centre's trouble (`os_process_error` when its validation did
 * not finish, `timeout`, ...) or the account's (`unauthorized`), and the document is tried again.
 */
const refusals = [
  'forbidden',
  'doc_validation',
  'bad_request',
  'illegal_docid',
  'document_too_large',
  'attachment_too_large',
  'missing_stub',
]

/**
 * Writes what the centre's answer means, judged row by row: only its word for that very document counts. Conflicts cost one
 * request more, for the centre's versions; the merged ones go out with a later batch.
 */
export async function settleBatch(
  database: string,
  batch: readonly Shelved[],
  rows: readonly BulkRow[],
  client: Pick<CouchClient, 'readDocuments'>,
  receiving: Receiving,
): Promise<Settlement> {
  const sent = new Map(batch.map((shelved) => [shelved.stored.id, shelved]))
  const answers = new Map<string, PushAnswer>()
  const conflicts: string[] = []
  for (const row of rows) {
    if (!sent.has(row.id)) continue
    if (isConflict(row)) conflicts.push(row.id)
    else {
      const judged = judge(row)
      if (judged !== null) answers.set(row.id, judged)
    }
  }
  await settle(answers, sent, receiving.shelves)
  if (conflicts.length > 0) {
    const current = await client.readDocuments(database, conflicts)
    if (current.kind === 'failure') return { kind: 'failed', failure: current.failure }
    await receiveCurrent(current.value, receiving)
  }
  const acceptedCount = [...answers.values()].filter((judged) => judged.kind === 'accepted').length
  if (answers.size + conflicts.length === 0) return { kind: 'failed', failure: troubleIn(rows) }
  return { kind: 'sent', acceptedCount, isHeadway: answers.size > 0 }
}

/** Sets a single document aside that the centre will not even read: too large, or a request it calls malformed. */
export async function refuse(shelved: Shelved, reason: string, shelves: readonly RecordShelf[]): Promise<void> {
  const { id } = shelved.stored
  await settle(new Map([[id, { kind: 'refused', reason }]]), new Map([[id, shelved]]), shelves)
}

function isConflict(row: BulkRow): boolean {
  return 'error' in row && row.error === 'conflict'
}

/** Null: no word on the document. */
function judge(row: BulkRow): PushAnswer | null {
  const { error, reason, rev } = row
  if (error === undefined) return typeof rev === 'string' ? { kind: 'accepted', rev } : null
  if (typeof error !== 'string' || !refusals.includes(error)) return null
  return { kind: 'refused', reason: typeof reason === 'string' ? reason : error }
}

function troubleIn(rows: readonly BulkRow[]): SyncFailure {
  const isSignedOut = rows.some(({ error }) => error === 'unauthorized')
  return isSignedOut ? { kind: 'signed-out' } : { kind: 'centre-trouble', status: 500 }
}

async function settle(
  answers: ReadonlyMap<string, PushAnswer>,
  sent: ReadonlyMap<string, Shelved>,
  shelves: readonly RecordShelf[],
): Promise<void> {
  for (const shelf of shelves) {
    const ids = [...answers.keys()].filter((id) => shelf.types.includes(typeOfId(id)))
    if (ids.length === 0) continue
    await applyDecisions(shelf, ids, (id, local) => {
      const [judged, before] = [answers.get(id), sent.get(id)]
      return judged === undefined || before === undefined
        ? { kind: 'leave' }
        : decideOnPushAnswer(before, local, judged)
    })
  }
}

async function receiveCurrent(rows: readonly ReadRow[], receiving: Receiving): Promise<void> {
  const words = rows.map(centreWordOf)
  const held = words.flatMap((word) => (word.kind === 'holds' ? [word.version] : []))
  await receiveVersions(held, { ...receiving, isCurrent: true })
  const absent = words.flatMap((word) => (word.kind === 'never held' ? [word.id] : []))
  await startAnew(absent, receiving.shelves)
}

/** The centre never held it, in spite of the revision we know: it lost its data, so the record is sent as new. */
async function startAnew(ids: readonly string[], shelves: readonly RecordShelf[]): Promise<void> {
  for (const shelf of shelves) {
    const own = ids.filter((id) => shelf.types.includes(typeOfId(id)))
    await applyDecisions(shelf, own, (_id, local) =>
      local === null || local.isDeleted
        ? { kind: 'leave' }
        : { kind: 'write', next: { ...local.stored, sync: { unsent: 1, rev: null, base: null, reason: null } } },
    )
  }
}
