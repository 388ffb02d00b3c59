import type { RecordShelf } from '../data/record/recordShelf.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { applyDecisions } from './applyDecisions.ts'
import { centreWordOf } from './centreWord.ts'
import type { CouchClient } from './couchClient.ts'
import { decideOnReconcile } from './decideOnReconcile.ts'
import { recordKindOf } from './recordKinds.ts'
import type { CentreVersion } from './wireDocument.ts'

export type Reconciling = {
  readonly database: string
  readonly barId: string
  readonly shelves: readonly RecordShelf[]
  readonly client: Pick<CouchClient, 'readDocuments'>
  readonly me: string
  readonly signal: AbortSignal
  readonly rest: () => Promise<void>
}

/**
 * Compares what this tablet holds of a database with the centre, page by page; what the centre lacks becomes unsent again.
 * Nothing is removed here. Idempotent: one that was cut short is simply done again.
 */
export async function reconcile(reconciling: Reconciling): Promise<SyncFailure | null> {
  const { shelves, barId, signal, rest } = reconciling
  for (const shelf of shelves) {
    for await (const ids of shelf.idsAtRest(barId)) {
      if (signal.aborted) return { kind: 'no-connection' }
      const failure = ids.length === 0 ? null : await reconcilePage(shelf, ids, reconciling)
      if (failure !== null) return failure
      await rest()
    }
  }
  return null
}

async function reconcilePage(
  shelf: RecordShelf,
  ids: readonly string[],
  { database, client, me }: Reconciling,
): Promise<SyncFailure | null> {
  const answer = await client.readDocuments(database, ids)
  if (answer.kind === 'failure') return answer.failure
  const atCentre = new Map(
    answer.value.map(centreWordOf).flatMap((word): readonly (readonly [string, CentreVersion | null])[] => {
      if (word.kind === 'holds') return [[word.version.id, word.version]]
      return word.kind === 'never held' ? [[word.id, null]] : []
    }),
  )
  await applyDecisions(shelf, ids, (id, local) => {
    const kind = recordKindOf(id)
    const version = atCentre.get(id)
    // No word about it is no reason to send it.
    if (kind === undefined || version === undefined) return { kind: 'leave' }
    return decideOnReconcile(local, version, { me, merge: kind.merge })
  })
  return null
}
