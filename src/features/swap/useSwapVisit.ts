import { format } from 'date-fns'
import { useMemo } from 'react'
import { combineLatest, map, of, switchMap } from 'rxjs'
import type { Device } from '../../domain/device/device.ts'
import { offeredTo } from '../../domain/stock/offeredTo.ts'
import type { Swap } from '../../domain/swap/swap.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'

export type SwapVisit = {
  readonly visit: Visit
  readonly stockroom: readonly Device[]
  readonly earlierSwaps: readonly Swap[]
  readonly swapsOfVisit: readonly Swap[]
}

/** The visit of a swap and all that the answers are judged by; null for a visit that this tablet does not hold. */
export function useSwapVisit(visitId: string): Loadable<SwapVisit | null> {
  const { visits, swaps, stock, now } = useServices()
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
                earlierSwaps: swaps.ofRequester$(visit.staffNumber),
                swapsOfVisit: swaps.ofVisit$(visit.id),
              }),
        ),
      ),
    [visits, swaps, stock, now, visitId],
  )
  return useLive(view$)
}
