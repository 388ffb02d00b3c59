import { useNavigate } from 'react-router'
import { stockroomNameOf } from '../../domain/stock/stockroomNameOf.ts'
import { undoSwap } from '../../domain/swap/addSwapEvent.ts'
import { recordSwap, type SwapAnswers } from '../../domain/swap/recordSwap.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { type Action, useAction } from '../../ui/useAction.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import { useWorkplace } from '../../workplace.tsx'

export type FinishSwap = Pick<Action, 'isRunning' | 'failure'> & {
  readonly finish: (swapId: string, answers: SwapAnswers) => void
}

/**
 * Writes the swap, then closes its visit. Two documents: should the second write fail or the app end in between, the swap
 * stands and the visit's page offers the closing. A declined swap closes nothing.
 */
export function useFinishSwap(
  visit: Visit,
  discardDraft: () => Promise<void>,
  onRecording: (isRecording: boolean) => void,
): FinishSwap {
  const { visits, swaps, stamp } = useServices()
  const { bar } = useWorkplace()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const navigate = useNavigate()
  const saving = useAction()

  const closeVisit = async (swapId: string, assetTag: string) => {
    const [naming, closing] = [stamp(), stamp()]
    const closed = { kind: 'closed', outcome: 'swapped', escalatedTo: null, loaner: null, swapId } as const
    await visits.change(visit.id, (newest) => {
      const isUnnamed = newest.assetTag === null
      const before = isUnnamed ? addVisitEvent(newest, { kind: 'device named', assetTag }, naming) : newest
      return addVisitEvent(before, closed, closing)
    })
    offerUndo(`Visit ${visit.queueNumber}: swap recorded, visit closed.`, async () => {
      // The swap first: it is the truth, and a visit that still says "swapped" can be set right from its page.
      await swaps.change(swapId, (swap) => undoSwap(swap, stamp()))
      await visits.change(visit.id, (newest) => addVisitEvent(newest, { kind: 'undone', eventId: closing.id }, stamp()))
    })
  }

  const write = async (swapId: string, answers: SwapAnswers) => {
    await swaps.add(recordSwap(swapId, visit, answers, stockroomNameOf(bar), stamp))
    // The swap is safe by now, and whatever follows must not make it look unsaved.
    await discardDraft().catch(() => undefined)
    if (answers.acceptance.kind === 'signed') await closeVisit(swapId, answers.incoming.assetTag).catch(() => undefined)
    await navigate(`/swap/${swapId}`, { replace: true })
  }
  return {
    isRunning: saving.isRunning,
    failure: saving.failure,
    finish: (swapId, answers) => {
      onRecording(true)
      void saving
        .run(() => write(swapId, answers))
        .then((isDone) => {
          if (!isDone) onRecording(false)
        })
    },
  }
}
