import { useState } from 'react'
import { useNavigate } from 'react-router'
import { recordKitIssue, undoKitIssue } from '../../domain/kit/recordKitIssue.ts'
import type { KitLine } from '../../domain/kit/kitLines.ts'
import { stockroomNameOf } from '../../domain/stock/stockroomNameOf.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import { useWorkplace } from '../../workplace.tsx'
import { kitAnswersFrom, type KitProblem, linesOf } from './kitAnswersFrom.ts'
import { holdsKitAnswers, type KitDraft, newKitDraft, readKitDraft } from './kitDraft.ts'
import type { KitVisit } from './useKitVisit.ts'

export type KitFormState = {
  readonly draft: KitDraft
  readonly lines: readonly KitLine[]
  /** Of the last attempt, a new list at each. */
  readonly problems: readonly KitProblem[]
  readonly isUnkept: boolean
  /** Why it was not recorded. */
  readonly failure: string | null
  readonly isRecording: boolean
  readonly answer: (changes: Partial<KitDraft>) => void
  readonly finish: () => void
}

const none: readonly KitProblem[] = []

/**
 * The form of one visit's kit. Writes the kit, then closes the visit: two documents. Should the second write fail, the kit
 * stands, and its receipt offers the closing. A declined kit closes nothing. Null until the draft was read.
 */
export function useKitForm(
  { visit, stockroom, kits: made }: KitVisit,
  onRecording: (is: boolean) => void,
): KitFormState | null {
  const { drafts, appUpdate, stock, visits, newId, stamp } = useServices()
  const { bar, catalogue } = useWorkplace()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const navigate = useNavigate()
  const saving = useAction()
  const [problems, setProblems] = useState(none)
  const [freshId] = useState(() => newId('kit-issue'))
  const key = `kit:${visit.id}`
  const { kits = [] } = catalogue
  const start = () => newKitDraft(newId('kit-issue'), kits.length === 1 ? (kits[0]?.id ?? null) : null)
  const draft = useDraft({ shelf: drafts, key, parse: readKitDraft, start })
  useDirtyForm(appUpdate, key, draft.status === 'ready' && holdsKitAnswers(draft.value))
  if (draft.status === 'loading') return null
  const facts = { catalogue, stockroom }
  // A record of this draft stands already: it was declined, and the draft could not be discarded.
  const isUsed = made.some(({ id }) => id === draft.value.kitIssueId)

  const write = async (typed: KitDraft) => {
    const reading = kitAnswersFrom(typed, facts)
    if (reading.kind === 'unclear') throw new Error('The stock changed meanwhile. Look at the devices once more.')
    const kit = recordKitIssue(isUsed ? freshId : typed.kitIssueId, visit, reading.answers, stockroomNameOf(bar), stamp)
    await stock.add(kit)
    // The kit is safe by now, and whatever follows must not make it look unsaved.
    await draft.discard().catch(() => undefined)
    if (kit.state === 'handed out') await closeVisit(kit.id).catch(() => undefined)
    await navigate(`/kit/${kit.id}`, { replace: true })
  }
  const closeVisit = async (kitIssueId: string) => {
    const closing = stamp()
    const closed = { kind: 'closed', outcome: 'collected', escalatedTo: null, loaner: null, swapId: null } as const
    await visits.change(visit.id, (newest) => addVisitEvent(newest, closed, closing))
    offerUndo(`Visit ${visit.queueNumber}: kit handed out, visit closed.`, async () => {
      // The kit first: it is the truth.
      await stock.changeKit(kitIssueId, (kit) => undoKitIssue(kit, stamp()))
      await visits.change(visit.id, (newest) => addVisitEvent(newest, { kind: 'undone', eventId: closing.id }, stamp()))
    })
  }
  return {
    draft: draft.value,
    lines: linesOf(draft.value, facts),
    problems,
    isUnkept: draft.isUnkept,
    failure: saving.failure,
    isRecording: saving.isRunning,
    answer: (changes) => {
      draft.set({ ...draft.value, ...changes })
      setProblems(none)
    },
    finish: () => {
      const reading = kitAnswersFrom(draft.value, facts)
      setProblems(reading.kind === 'unclear' ? reading.problems : none)
      if (reading.kind === 'unclear') return
      onRecording(true)
      void saving
        .run(() => write(draft.value))
        .then((isDone) => {
          if (!isDone) onRecording(false)
        })
    },
  }
}
