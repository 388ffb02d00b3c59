import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type TypedRequester, requesterFrom } from '../../domain/requester/requesterFrom.ts'
import { useServices } from '../../services.tsx'
import { useWorkplace } from '../../workplace.tsx'
import type { FieldProblem } from '../../ui/ErrorSummary.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { holdsAnswers, type NewVisitDraft, newVisitDraft, readNewVisitDraft } from './newVisitDraft.ts'

export type NewVisit =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready'
      /** With the first stated reason chosen, should nobody be named. */
      readonly typed: NewVisitDraft
      readonly isRestored: boolean
      readonly isUnkept: boolean
      /** A new list at each attempt. */
      readonly problems: readonly FieldProblem[]
      readonly failure: string | null
      readonly change: (changes: Partial<NewVisitDraft>) => void
      readonly startAgain: () => void
      /** Saves the visit and opens its page; with a problem or a failure, everything typed stays. */
      readonly log: (reasonId: string) => void
    }

const noProblems: readonly FieldProblem[] = []

/** The form of a new visit, with a draft that outlives a reload. */
export function useNewVisit(): NewVisit {
  const { bar, shift, catalogue } = useWorkplace()
  const { drafts, visits, stamp, appUpdate } = useServices()
  const navigate = useNavigate()
  const draft = useDraft({ shelf: drafts, key: 'new-visit', parse: readNewVisitDraft, start: newVisitDraft })
  const [problems, setProblems] = useState(noProblems)
  const saving = useAction()
  useDirtyForm(appUpdate, 'new-visit', draft.status === 'ready' && holdsAnswers(draft.value))
  if (draft.status === 'loading') return draft

  const typed = withStatedReason(draft.value, catalogue.notRecordedReasons)
  const log = async (reasonId: string) => {
    const reading = requesterFrom(typed)
    if (reading.kind === 'problem') return setProblems([{ fieldId: reading.field, message: reading.words }])
    const { requester } = reading
    const at = { barId: bar.barId, openingId: shift.opening.id }
    await saving.run(async () => {
      const visit = await visits.add({ ...at, requester, reasonId, service: typed.service }, stamp)
      // The visit is safe by now; a draft that stays behind is only in the way.
      await draft.discard().catch(() => undefined)
      await navigate(`/visit/${visit.id}`)
    })
  }
  return {
    status: 'ready',
    typed,
    isRestored: draft.isRestored && holdsAnswers(draft.value),
    isUnkept: draft.isUnkept,
    problems,
    failure: saving.failure,
    change: (changes) => {
      setProblems(noProblems)
      draft.set({ ...draft.value, ...changes })
    },
    startAgain: () => {
      setProblems(noProblems)
      void draft.restart()
    },
    log: (reasonId) => void log(reasonId),
  }
}

function withStatedReason<T extends TypedRequester>(typed: T, reasons: readonly string[]): T {
  return typed.why === '' ? { ...typed, why: reasons[0] ?? 'Not stated' } : typed
}
