import { useServices } from '../../services.tsx'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { holdsVisitAnswers, newVisitPageDraft, readVisitPageDraft, type VisitPageDraft } from './visitPageDraft.ts'

export type VisitTyping = {
  readonly typed: VisitPageDraft
  readonly change: (changes: Partial<VisitPageDraft>) => void
  readonly isUnkept: boolean
}

/** Null until the shelf was read. A form that is emptied again leaves nothing behind on the shelf. */
export function useVisitPageDraft(visitId: string): VisitTyping | null {
  const { drafts, appUpdate } = useServices()
  const key = `visit:${visitId}`
  const draft = useDraft({ shelf: drafts, key, parse: readVisitPageDraft, start: newVisitPageDraft })
  useDirtyForm(appUpdate, key, draft.status === 'ready' && holdsVisitAnswers(draft.value))
  if (draft.status === 'loading') return null
  return {
    typed: draft.value,
    isUnkept: draft.isUnkept,
    change: (changes) => {
      const value = { ...draft.value, ...changes }
      if (holdsVisitAnswers(value)) draft.set(value)
      else void draft.restart()
    },
  }
}
