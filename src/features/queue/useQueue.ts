import { useMemo } from 'react'
import { combineLatest } from 'rxjs'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'

export type Queue = {
  readonly open: readonly Visit[]
  /** Of today's opening, last first, as many as were asked for. */
  readonly over: readonly Visit[]
}

/** `overShown`: how many of the last visits that are over are asked for. */
export function useQueue(overShown: number): Loadable<Queue> {
  const { visits } = useServices()
  const { bar, shift } = useWorkplace()
  const queue$ = useMemo(
    () => combineLatest({ open: visits.open$(bar.barId), over: visits.over$(shift.opening.id, overShown) }),
    [visits, bar.barId, shift.opening.id, overShown],
  )
  return useLive(queue$)
}
