import type { Device } from '../../domain/device/device.ts'
import { type Movement, recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import { addVisitEvent, type VisitHappening } from '../../domain/visit/addVisitEvent.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import { useWorkplace } from '../../workplace.tsx'
import { holdsStockAnswers, newStockDraft, readStockDraft, type StockDraft } from './stockDraft.ts'

export type StockForm = {
  readonly typed: StockDraft
  readonly change: (changes: Partial<StockDraft>) => void
  /** Why it was not saved; null before the first attempt and after success. */
  readonly failure: string | null
  readonly isSaving: boolean
  /** Records a movement, and offers to take it back for ten seconds. True when it is durably on this tablet. */
  readonly move: (
    device: Device,
    movement: Pick<Movement, 'direction' | 'why' | 'otherBarId' | 'sanitisation'>,
    done: string,
  ) => Promise<boolean>
  readonly bringLoanerBack: (
    visitId: string,
    back: Extract<VisitHappening, { kind: 'loaner back' }>,
  ) => Promise<boolean>
}

/**
 * One small form of the stock, with a draft of its own that outlives a reload: `form` names it, and the device where it is
 * about one, so that nothing that was typed of one device is said of another. Null until the draft was read.
 */
export function useStockForm(form: 'take in' | 'take out' | `sanitise:${string}` | `back:${string}`): StockForm | null {
  const { drafts, appUpdate, stock, visits, newId, stamp } = useServices()
  const { bar, shift, tablet } = useWorkplace()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const key = `stock:${form}`
  const draft = useDraft({ shelf: drafts, key, parse: readStockDraft, start: newStockDraft })
  const saving = useAction()
  useDirtyForm(appUpdate, key, draft.status === 'ready' && holdsStockAnswers(draft.value))
  if (draft.status === 'loading') return null

  const record = async (movement: Omit<Movement, 'id' | 'barId' | 'openingId' | 'by'>): Promise<string> => {
    const id = newId('stock-movement')
    const header = { id, barId: bar.barId, openingId: shift.opening.id, by: tablet.installId }
    await stock.add(recordStockMovement({ ...header, ...movement }, stamp()))
    return id
  }
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
    move: (device, movement, done) =>
      saving.run(async () => {
        const id = await record({ ...movement, device })
        await discard()
        const back = movement.direction === 'in' ? 'out' : 'in'
        offerUndo(done, async () => void (await record({ device, direction: back, why: 'Taken back', undoes: id })))
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
