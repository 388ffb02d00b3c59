import { combineLatest, map, type Observable } from 'rxjs'
import type { DamagedRecord } from '../../domain/sync/needsAttention.ts'
import type { LocalStore } from '../local/localStore.ts'
import type { DamagedRow } from '../storage/seal.ts'

export type DamagedRecords = {
  /** Those that nobody has seen to yet. What the centre has is fetched from there, and needs nobody. */
  readonly damaged$: Observable<readonly DamagedRecord[]>
  /** Somebody recorded again what it said, or knows that it is lost. */
  seenTo(id: string): Promise<void>
}

const seenPrefix = 'damage-seen:'

/** Unsent records that can be read no more, until a person says that they know. What lies there is kept all the same. */
export function createDamagedRecords(rows$: Observable<readonly DamagedRow[]>, local: LocalStore): DamagedRecords {
  return {
    damaged$: combineLatest([rows$, local.all$(seenPrefix)]).pipe(
      map(([rows, entries]) => {
        const seen = new Set(entries.map(({ id }) => id.slice(seenPrefix.length)))
        return rows
          .filter(({ id, isUnsent }) => isUnsent && !seen.has(id))
          .map(({ id, updatedAt }) => ({ id, changedAt: updatedAt }))
      }),
    ),
    seenTo: (id) => local.save(`${seenPrefix}${id}`, null),
  }
}
