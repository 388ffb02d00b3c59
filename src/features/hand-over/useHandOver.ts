import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { defer, firstValueFrom } from 'rxjs'
import type { Face, Tap } from '../../domain/tap/tap.ts'
import { recordTap, tapIdOf, tellMore } from '../../domain/tap/recordTap.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import { type Loadable, useLive } from '../../ui/useLive.ts'

/** What the visitor finds. */
export type HandOverStart =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not closed' }
  | { readonly kind: 'already tapped' }
  | { readonly kind: 'asked'; readonly visit: Visit }

export type HandOverStage =
  | { readonly kind: 'faces' }
  | { readonly kind: 'more'; readonly tap: Tap }
  | { readonly kind: 'thanks' }

export type HandOver = {
  readonly start: Loadable<HandOverStart>
  readonly stage: HandOverStage
  readonly failure: string | null
  /** Saves at once. A visit that has its tap goes on to the thanks, and nothing is written twice. */
  readonly tapFace: (visit: Visit, face: Face) => void
  readonly tell: (tap: Tap, told: { readonly reasons: readonly string[]; readonly comment: string }) => void
  readonly skip: () => void
  /** Back to the technician, by way of their PIN. */
  readonly leave: () => void
}

/** The tablet in the visitor's hands: locked behind from the first moment, so that no way back shows the technician's screens. */
export function useHandOver(visitId: string): HandOver {
  const { visits, taps, lock, stamp } = useServices()
  const navigate = useNavigate()
  const [stage, setStage] = useState<HandOverStage>({ kind: 'faces' })
  const saving = useAction()

  const start$ = useMemo(
    () =>
      defer(async (): Promise<HandOverStart> => {
        const visit = await firstValueFrom(visits.byId$(visitId))
        if (visit === null) return { kind: 'missing' }
        if (visit.state !== 'closed') return { kind: 'not closed' }
        lock.setUnlocked(false)
        useUndoStore.getState().dismiss()
        if (await taps.isTapped(tapIdOf(visitId))) return { kind: 'already tapped' }
        if (!visit.tapOffered)
          await visits.change(visitId, (newest) =>
            newest.tapOffered ? newest : addVisitEvent(newest, { kind: 'tap offered' }, stamp()),
          )
        return { kind: 'asked', visit }
      }),
    [visits, taps, lock, stamp, visitId],
  )
  const leave = useCallback(() => {
    lock.setUnlocked(false)
    void navigate('/', { replace: true })
  }, [lock, navigate])

  return {
    start: useLive(start$),
    stage,
    failure: saving.failure,
    leave,
    skip: () => setStage({ kind: 'thanks' }),
    tapFace: (visit, face) =>
      void saving.run(async () => {
        const tap = recordTap(visit, face, stamp())
        const answer = await taps.add(tap)
        setStage(answer === 'saved' ? { kind: 'more', tap } : { kind: 'thanks' })
      }),
    tell: (tap, told) =>
      void saving.run(async () => {
        const isSomething = told.reasons.length > 0 || told.comment.trim() !== ''
        if (isSomething) await taps.change(tap.id, (newest) => tellMore(newest, told, stamp()))
        setStage({ kind: 'thanks' })
      }),
  }
}
