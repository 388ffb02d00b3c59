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

export type StockForms = {
  readonly typed: StockDraft
  readonly change: (changes: Partial<StockDraft>) => void
  /** Empties the forms: what they asked for is recorded, or is not wanted. */
  readonly clear: () => void
  /** Why the last step was not saved; null when it was. */
  readonly failure: string | null
  /** Records a movement, and offers to take it back for ten seconds. */
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

/** The small forms of the stock, with a draft that outlives a reload. Null until it was read. */
export function useStockForms(): StockForms | null {
  const { drafts, appUpdate, stock, visits, newId, stamp } = useServices()
  const { bar, shift, tablet } = useWorkplace()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const draft = useDraft({ shelf: drafts, key: 'stock', parse: readStockDraft, start: newStockDraft })
  const saving = useAction()
  useDirtyForm(appUpdate, 'stock', draft.status === 'ready' && holdsStockAnswers(draft.value))
  if (draft.status === 'loading') return null
  const clear = () => void draft.restart()

  const record = async (movement: Omit<Movement, 'id' | 'barId' | 'openingId' | 'by'>): Promise<string> => {
    const id = newId('stock-movement')
    const header = { id, barId: bar.barId, openingId: shift.opening.id, by: tablet.installId }
    await stock.add(recordStockMovement({ ...header, ...movement }, stamp()))
    return id
  }
  return {
    typed: draft.value,
    change: (changes) => {
      const value = { ...draft.value, ...changes }
      if (holdsStockAnswers(value)) draft.set(value)
      else clear()
    },
    clear,
    failure: saving.failure,
    move: (device, movement, done) =>
      saving.run(async () => {
        const id = await record({ ...movement, device })
        clear()
        const back = movement.direction === 'in' ? 'out' : 'in'
        offerUndo(done, async () => void (await record({ device, direction: back, why: 'Taken back', undoes: id })))
      }),
    bringLoanerBack: (visitId, back) =>
      saving.run(async () => {
        const event = stamp()
        await visits.change(visitId, (visit) => addVisitEvent(visit, back, event))
        clear()
        offerUndo(`Loaner ${back.assetTag} is back.`, async () => {
          await visits.change(visitId, (visit) => addVisitEvent(visit, { kind: 'undone', eventId: event.id }, stamp()))
        })
      }),
  }
}
