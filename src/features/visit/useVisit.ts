import { useMemo } from 'react'
import { combineLatest, from, map, of, switchMap } from 'rxjs'
import type { Swap } from '../../domain/swap/swap.ts'
import { type SwapMatter, swapMatterOf } from '../../domain/swap/swapMatterOf.ts'
import { tapIdOf } from '../../domain/tap/recordTap.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'

export type VisitView = {
  readonly visit: Visit
  /** Of the same member of staff, as far as this tablet knows, last first. */
  readonly earlier: readonly Visit[]
  readonly swaps: readonly Swap[]
  readonly matter: SwapMatter
  /** Whether, never what. */
  readonly isTapped: boolean
}

/** All that the visit page shows; null for a visit that this tablet does not hold. */
export function useVisit(visitId: string): Loadable<VisitView | null> {
  const { visits, swaps, taps } = useServices()
  const view$ = useMemo(() => {
    const viewOf = (visit: Visit) =>
      combineLatest({
        visit: of(visit),
        earlier: visits.earlier$(visit.staffNumber, visit.id),
        swaps: swaps.ofVisit$(visit.id),
        isTapped: from(taps.isTapped(tapIdOf(visit.id))),
      }).pipe(map((view): VisitView => ({ ...view, matter: swapMatterOf(visit, view.swaps) })))
    return visits.byId$(visitId).pipe(switchMap((visit) => (visit === null ? of(null) : viewOf(visit))))
  }, [visits, swaps, taps, visitId])
  return useLive(view$)
}
