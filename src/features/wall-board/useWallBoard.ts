import { useMemo } from 'react'
import { combineLatest } from 'rxjs'
import type { BarAttendance } from '../../domain/attendance/barAttendance.ts'
import { openingIdOf } from '../../domain/opening/openingOn.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import type { SyncStatus } from '../../domain/sync/syncStatus.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'

export type Watched = {
  readonly open: readonly Visit[]
  readonly recent: readonly Visit[]
  readonly openings: readonly Opening[]
  readonly attendance: BarAttendance
  readonly status: SyncStatus
}

/** All that the wall board is made of, now and after every change. */
export function useWallBoard(barId: string): Loadable<Watched> {
  const { visits, reference, attendances, sync, now } = useServices()
  const openingId = openingIdOf(barId, now())
  const watched$ = useMemo(
    () =>
      combineLatest({
        open: visits.open$(barId),
        recent: visits.recent$(barId),
        openings: reference.openings$(),
        attendance: attendances.at$(openingId),
        status: sync.status$,
      }),
    [visits, reference, attendances, sync, barId, openingId],
  )
  return useLive(watched$)
}
