import { format } from 'date-fns'
import { useMemo } from 'react'
import { combineLatest, map, of, switchMap } from 'rxjs'
import type { Device } from '../../domain/device/device.ts'
import type { KitIssue } from '../../domain/kit/kitIssue.ts'
import { offeredTo } from '../../domain/stock/offeredTo.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'

export type KitVisit = {
  readonly visit: Visit
  readonly stockroom: readonly Device[]
  readonly kits: readonly KitIssue[]
}

/** The visit of a kit and all that the answers are judged by; null for a visit that this tablet does not hold. */
export function useKitVisit(visitId: string): Loadable<KitVisit | null> {
  const { visits, stock, now } = useServices()
  const view$ = useMemo(
    () =>
      visits.byId$(visitId).pipe(
        switchMap((visit) =>
          visit === null
            ? of(null)
            : combineLatest({
                visit: of(visit),
                stockroom: stock
                  .whereabouts$(visit.barId)
                  .pipe(map((known) => offeredTo(known, visit.requester, format(now(), 'yyyy-MM-dd')))),
                kits: stock.kitsOfVisit$(visit.id),
              }),
        ),
      ),
    [visits, stock, now, visitId],
  )
  return useLive(view$)
}
