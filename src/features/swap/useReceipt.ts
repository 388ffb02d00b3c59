import { useMemo } from 'react'
import { combineLatest, from, map, of, switchMap } from 'rxjs'
import type { Swap } from '../../domain/swap/swap.ts'
import { type SwapMatter, swapMatterOf } from '../../domain/swap/swapMatterOf.ts'
import { tapIdOf } from '../../domain/tap/recordTap.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'

export type ReceiptView = {
  readonly swap: Swap
  /** Null when the visit is not on this tablet. */
  readonly visit: Visit | null
  readonly matter: SwapMatter
  readonly isTapped: boolean
}

/** A swap with its visit; null for a swap that this tablet does not hold. */
export function useReceipt(swapId: string): Loadable<ReceiptView | null> {
  const { swaps, visits, taps } = useServices()
  const view$ = useMemo(() => {
    const viewOf = (swap: Swap) =>
      combineLatest([visits.byId$(swap.visitId), from(taps.isTapped(tapIdOf(swap.visitId)))]).pipe(
        map(([visit, isTapped]): ReceiptView => {
          const matter: SwapMatter = visit === null ? { kind: 'none' } : swapMatterOf(visit, [swap])
          return { swap, visit, matter, isTapped }
        }),
      )
    return swaps.byId$(swapId).pipe(switchMap((swap) => (swap === null ? of(null) : viewOf(swap))))
  }, [swaps, visits, taps, swapId])
  return useLive(view$)
}
