import { useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { map } from 'rxjs'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { useServices } from '../../services.tsx'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { useLive } from '../../ui/useLive.ts'
import { useNow } from '../../ui/useNow.ts'
import { useWorkplace } from '../../workplace.tsx'
import type { SwapProblem } from './problemsOn.ts'
import { pageBefore, reachablePage, reduceSwapFlow, type SwapStep } from './reduceSwapFlow.ts'
import { newSwapDraft, readSwapDraft, type SwapDraft, type SwapPage, swapPages, type TypedSwap } from './swapDraft.ts'
import type { SwapFacts } from './swapFacts.ts'
import type { SwapVisit } from './useSwapVisit.ts'

export type SwapQuestionsState = {
  readonly draft: SwapDraft
  readonly facts: SwapFacts
  /** Of the page, a new list at each attempt. */
  readonly problems: readonly SwapProblem[]
  /** Where the address has to change to, because it names no page or one too far ahead. */
  readonly redirectTo: string | null
  readonly isUnkept: boolean
  readonly backTo: string
  readonly addressOf: (page: SwapPage) => string
  readonly answer: (changes: Partial<TypedSwap>) => void
  readonly goOn: () => void
  readonly discard: () => Promise<void>
}

const noProblems: readonly SwapProblem[] = []

/** The questions of one visit's swap: the address says which page, the draft holds the answers. Null while it is read. */
export function useSwapQuestions({ visit, stockroom, earlierSwaps }: SwapVisit): SwapQuestionsState | null {
  const { drafts, newId, now, appUpdate, reference } = useServices()
  const { catalogue } = useWorkplace()
  const { '*': asked = '' } = useParams()
  const navigate = useNavigate()
  const time = useNow(now)
  const key = `swap:${visit.id}`
  const start = () => newSwapDraft(newId('swap'), visit.assetTag)
  const draft = useDraft({ shelf: drafts, key, parse: readSwapDraft, start })
  const [tried, setTried] = useState<{ page: SwapPage; problems: readonly SwapProblem[] } | null>(null)
  const assetTag = draft.status === 'ready' ? tidyAssetTag(draft.value.typed.assetTag) : ''
  const known$ = useMemo(
    () => reference.registered$(assetTag).pipe(map((device) => ({ assetTag, device }))),
    [reference, assetTag],
  )
  const known = useLive(known$)
  // While another tag is looked up, what is known is still of the one before.
  const isLookedUp = known.status === 'failed' || (known.status === 'ready' && known.value.assetTag === assetTag)
  const registered = known.status === 'ready' && isLookedUp ? known.value.device : null
  const facts = useMemo(
    () => ({ catalogue, stockroom, earlierSwaps, registered, now: time }),
    [catalogue, stockroom, earlierSwaps, registered, time],
  )
  useDirtyForm(appUpdate, key, draft.status === 'ready' && draft.value.typed.assetTag !== '')
  // Where the tag is asked for it changes by the letter; from there on the register decides what comes next.
  if (draft.status === 'loading' || (!isLookedUp && draft.value.page !== 'device-in')) return null

  const addressOf = (page: SwapPage) => `/visit/${visit.id}/swap/${page}`
  const askedPage = swapPages.find((page) => page === asked)
  const page = reachablePage(draft.value, askedPage ?? draft.value.page, facts)
  const here: SwapDraft = { ...draft.value, page, hasSeenCheck: draft.value.hasSeenCheck || page === 'check' }
  const before = pageBefore(here, facts)
  const problems = tried?.page === page ? tried.problems : noProblems

  const take = (step: SwapStep) => {
    const next = reduceSwapFlow({ draft: here, problems }, step, facts)
    draft.set(next.draft)
    setTried({ page: next.draft.page, problems: next.problems })
    if (next.draft.page !== page) void navigate(addressOf(next.draft.page))
  }
  return {
    draft: here,
    facts,
    problems,
    redirectTo: askedPage === page ? null : addressOf(page),
    isUnkept: draft.isUnkept,
    backTo: before === null ? `/visit/${visit.id}` : addressOf(before),
    addressOf,
    answer: (changes) => take({ kind: 'answered', changes }),
    goOn: () => take({ kind: 'continued' }),
    discard: draft.discard,
  }
}
