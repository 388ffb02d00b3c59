import type { MovedDevice } from '../../domain/stock/stockMovement.ts'
import { addVisitEvent, type VisitHappening } from '../../domain/visit/addVisitEvent.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import { holdsStockAnswers, newStockDraft, readStockDraft, type StockDraft } from './stockDraft.ts'
import { type MovementTold, useMovements } from './useMovements.ts'

export type StockForm = {
  readonly typed: StockDraft
  readonly change: (changes: Partial<StockDraft>) => void
  /** Why it was not saved; null before the first attempt and after success. */
  readonly failure: string | null
  readonly isSaving: boolean
  /** Records a movement, and offers to take it back for ten seconds. True when it is durably on this tablet. */
  readonly move: (device: MovedDevice, told: Omit<MovementTold, 'device'>, done: string) => Promise<boolean>
  readonly bringLoanerBack: (
    visitId: string,
    back: Extract<VisitHappening, { kind: 'loaner back' }>,
  ) => Promise<boolean>
}

type FormName =
  | 'take in'
  | 'take out'
  | `${'sanitise' | 'back' | 'hold' | 'retire' | 'reserve' | 'settle' | 'complete'}:${string}`

/**
 * One small form of the stock, with a draft of its own that outlives a reload: `form` names it, and the device where it is
 * about one, so that nothing that was typed of one device is said of another. Null until the draft was read.
 */
export function useStockForm(form: FormName): StockForm | null {
  const { drafts, appUpdate, visits, stamp } = useServices()
  const { record, takeBack } = useMovements()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const key = `stock:${form}`
  const draft = useDraft({ shelf: drafts, key, parse: readStockDraft, start: newStockDraft })
  const saving = useAction()
  useDirtyForm(appUpdate, key, draft.status === 'ready' && holdsStockAnswers(draft.value))
  if (draft.status === 'loading') return null

  // The record is safe by now; a draft that stays behind is only in the way.
  const discard = () => draft.discard().catch(() => undefined)
  return {
    typed: draft.value,
    change: (changes) => {
      const value = { ...draft.value, ...changes }
      if (holdsStockAnswers(value)) draft.set(value)
      else void draft.restart()
    },
    failure: saving.failure,
    isSaving: saving.isRunning,
    move: (device, told, done) =>
      saving.run(async () => {
        const movement = await record({ ...told, device })
        await discard()
        offerUndo(done, () => takeBack(movement))
      }),
    bringLoanerBack: (visitId, back) =>
      saving.run(async () => {
        const event = stamp()
        await visits.change(visitId, (visit) => addVisitEvent(visit, back, event))
        await discard()
        offerUndo(`Loaner ${back.assetTag} is back.`, async () => {
          await visits.change(visitId, (visit) => addVisitEvent(visit, { kind: 'undone', eventId: event.id }, stamp()))
        })
      }),
  }
}
