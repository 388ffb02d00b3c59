import { useCallback, useRef, useState } from 'react'
import { format } from 'date-fns'
import { recordPassingTap, tellMore } from '../../domain/tap/recordTap.ts'
import type { Face, Tap } from '../../domain/tap/tap.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'
import type { Place } from '../../workplace.tsx'
import type { Told } from './TellMore.tsx'
import type { HandOverStage } from './useHandOver.ts'

export type TapTerminal = {
  readonly stage: HandOverStage
  readonly failure: string | null
  readonly tapFace: (face: Face) => void
  readonly tell: (tap: Tap, told: Told) => void
  readonly skip: () => void
  /** The four faces again, for whoever comes next. */
  readonly startAgain: () => void
}

/** Faces, a follow-up, thanks, and faces again; nobody is asked who they are. */
export function useTapTerminal({ bar, tablet }: Pick<Place, 'bar' | 'tablet'>): TapTerminal {
  const { taps, stamp, newId, now } = useServices()
  const [stage, setStage] = useState<HandOverStage>({ kind: 'faces' })
  const lastPressAt = useRef<number | null>(null)
  const saving = useAction()
  return {
    stage,
    failure: saving.failure,
    skip: useCallback(() => setStage({ kind: 'thanks' }), []),
    startAgain: useCallback(() => setStage({ kind: 'faces' }), []),
    tapFace: (face) => {
      const time = now()
      const sinceLastMs = lastPressAt.current === null ? null : time.getTime() - lastPressAt.current
      lastPressAt.current = time.getTime()
      void saving.run(async () => {
        const at = { barId: bar.barId, openingId: `opening:${bar.barId}:${format(time, 'yyyy-MM-dd')}` }
        const tap = recordPassingTap({ ...at, id: newId('tap'), face, sinceLastMs }, tablet.installId, stamp())
        await taps.add(tap)
        setStage({ kind: 'more', tap })
      })
    },
    tell: (tap, told) =>
      void saving.run(async () => {
        const isSomething = told.reasons.length > 0 || told.comment.trim() !== ''
        if (isSomething) await taps.change(tap.id, (newest) => tellMore(newest, told, stamp()))
        setStage({ kind: 'thanks' })
      }),
  }
}
