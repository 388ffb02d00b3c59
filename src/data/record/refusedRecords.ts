import { combineLatest, map, type Observable } from 'rxjs'
import { nameOfRecord } from '../../domain/record/nameOfRecord.ts'
import type { RefusedRecord } from '../../domain/sync/needsAttention.ts'
import type { RecordPlace } from './recordPlaces.ts'
import type { Stored } from './storedRecord.ts'

export type RefusedRecords = {
  /** What the centre refused, last changed first; emits now and after every change. */
  refused$(): Observable<readonly RefusedRecord[]>
  /** To send once more, as it stands. A record that was corrected meanwhile is to send already. */
  sendAgain(id: string): Promise<void>
}

export function createRefusedRecords(places: readonly RecordPlace[]): RefusedRecords {
  return {
    refused$: () =>
      combineLatest(places.map((place) => place.refused$())).pipe(
        map((found) =>
          found
            .flat()
            .map(refusedRecordOf)
            .toSorted((a, b) => (a.changedAt > b.changedAt ? -1 : 1)),
        ),
      ),
    sendAgain: async (id) => {
      for (const { shelf } of places) {
        const previous = (await shelf.read([id])).get(id)
        if (previous?.stored.sync.unsent !== 2 || previous.isDeleted) continue
        const sync = { ...previous.stored.sync, unsent: 1 as const, reason: null }
        // Overtaken by an edit: then the edit is what goes out.
        await shelf.write([{ previous, next: { ...previous.stored, sync }, isDeleted: false }])
      }
    },
  }
}

function refusedRecordOf(stored: Stored): RefusedRecord {
  const { id, type, updatedAt, sync } = stored
  const barId = 'barId' in stored ? String(stored.barId) : ''
  const reason = sync.reason ?? 'No reason was given.'
  return { id, type, barId, name: nameOfRecord(stored), reason, changedAt: updatedAt }
}
