import { BehaviorSubject, combineLatest, distinctUntilChanged, filter, map, type Observable } from 'rxjs'
import { type SyncStatus, unsentTotal } from '../../domain/sync/syncStatus.ts'
import {
  type InstallMarker,
  type LostRecords,
  lostRecordsOf,
  readInstallMarker,
} from '../../domain/tablet/lostRecords.ts'
import type { Tablet } from '../../domain/tablet/tablet.ts'
import type { InstallNote } from '../../platform/installNote.ts'

export type LostRecordsWatch = {
  /** What this tablet held and holds no more; null if nothing, or once somebody has read of it. */
  readonly lost$: Observable<LostRecords | null>
  acknowledge(): void
}

/** Compares the note with the database at start. The note follows the tablet from then on, but never before a loss was read. */
export function watchForLostRecords(
  note: InstallNote,
  installId: string,
  tablet$: Observable<Tablet | null>,
  status$: Observable<SyncStatus>,
): LostRecordsWatch {
  const lost = new BehaviorSubject(lostRecordsOf(readInstallMarker(note.read()), installId))
  combineLatest([tablet$, status$, lost])
    .pipe(
      filter(([, status, loss]) => status.unsent !== null && loss === null),
      map(([tablet, status]) => JSON.stringify(markerOf(installId, tablet, status))),
      distinctUntilChanged(),
    )
    .subscribe((text) => note.write(text))
  return { lost$: lost.asObservable(), acknowledge: () => lost.next(null) }
}

function markerOf(installId: string, tablet: Tablet | null, { unsent, lastSuccessAt }: SyncStatus): InstallMarker {
  const count = unsent === null ? 0 : unsentTotal(unsent) + unsent.refused
  return { installId, letter: tablet?.letter ?? null, barId: tablet?.barId ?? null, unsent: count, lastSuccessAt }
}
