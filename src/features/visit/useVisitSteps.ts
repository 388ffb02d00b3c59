import { addVisitEvent, type VisitHappening } from '../../domain/visit/addVisitEvent.ts'
import { isStepOfService } from '../../domain/visit/isStepOfService.ts'
import type { Outcome } from '../../domain/visit/visitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { useUndoStore } from '../../ui/undoStore.ts'
import { useAction } from '../../ui/useAction.ts'
import { outcomeWords } from './visitWords.ts'

export type Closing = Omit<Extract<VisitHappening, { kind: 'closed' }>, 'kind'>

export type VisitSteps = {
  /** Why the last step was not saved; null when it was. */
  readonly failure: string | null
  /** Resolves with true once the step is durably on this tablet. */
  readonly happen: (happening: VisitHappening) => Promise<boolean>
  /** Ends the visit, and offers to take that back for ten seconds. */
  readonly close: (closing: Closing) => Promise<boolean>
  readonly leave: (kind: 'abandoned' | 'no-show') => Promise<boolean>
}

export function closingAs(outcome: Outcome, details: Partial<Closing> = {}): Closing {
  return { outcome, escalatedTo: null, loaner: null, swapId: null, ...details }
}

const endWords = { abandoned: 'left before the end', 'no-show': 'did not come' } as const

export function useVisitSteps(visit: Visit): VisitSteps {
  const { visits, stamp } = useServices()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const saving = useAction()
  // Another tab may have closed it before this one was drawn anew: then the step has nobody to happen to.
  const add = (happening: VisitHappening, at = stamp()) =>
    visits.change(visit.id, (newest) =>
      newest.state === 'closed' && isStepOfService(happening) ? newest : addVisitEvent(newest, happening, at),
    )

  const end = (happening: VisitHappening, words: string) =>
    saving.run(async () => {
      const ending = stamp()
      const ended = await add(happening, ending)
      if (!ended.events.some(({ id }) => id === ending.id)) return
      offerUndo(`Visit ${visit.queueNumber}: ${words}.`, async () => {
        // A swap that stood before this step, whoever made it, goes on standing.
        await add({ kind: 'undone', eventId: ending.id })
      })
    })

  return {
    failure: saving.failure,
    happen: (happening) => saving.run(() => add(happening)),
    close: (closing) => end({ kind: 'closed', ...closing }, `closed, ${outcomeWords[closing.outcome]}`),
    leave: (kind) => end({ kind }, endWords[kind]),
  }
}
