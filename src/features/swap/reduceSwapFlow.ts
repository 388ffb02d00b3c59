import { problemsOn, type SwapField, type SwapProblem } from './problemsOn.ts'
import { type SwapDraft, type SwapPage, swapPages, type TypedSwap } from './swapDraft.ts'
import type { SwapFacts } from './swapFacts.ts'

/** Where the person stands in the questions. `problems` belong to the page of the draft. */
export type SwapFlow = { readonly draft: SwapDraft; readonly problems: readonly SwapProblem[] }

export type SwapStep =
  | { readonly kind: 'answered'; readonly changes: Partial<TypedSwap> }
  | { readonly kind: 'continued' }
  | { readonly kind: 'page asked for'; readonly page: SwapPage }

/**
 * The question pages. Rules:
 * - One page is left for the next only when it has no problem; going back is always free.
 * - No page is shown before all pages ahead of it are answered: the first that is not is shown instead.
 * - After "Check the answers" was seen, a changed page leads back to it, by way of what the change left open.
 * - Another device or other terms make a signature void.
 */
export function reduceSwapFlow(flow: SwapFlow, step: SwapStep, facts: SwapFacts): SwapFlow {
  switch (step.kind) {
    case 'answered':
      return answer(flow, step.changes)
    case 'continued':
      return goOn(flow.draft, facts)
    case 'page asked for':
      return { draft: withPage(flow.draft, reachablePage(flow.draft, step.page, facts)), problems: [] }
  }
}

/** The page itself, or the first unanswered one ahead of it. */
export function reachablePage(draft: SwapDraft, page: SwapPage, facts: SwapFacts): SwapPage {
  const ahead = swapPages.slice(0, swapPages.indexOf(page))
  return ahead.find((earlier) => problemsOn(earlier, draft.typed, facts).length > 0) ?? page
}

/** Where "Back" leads; null on the first page. */
export function pageBefore(draft: SwapDraft, facts: SwapFacts): SwapPage | null {
  const isAllAnswered = reachablePage(draft, 'check', facts) === 'check'
  if (draft.hasSeenCheck && draft.page !== 'check' && isAllAnswered) return 'check'
  return swapPages[swapPages.indexOf(draft.page) - 1] ?? null
}

function answer({ draft, problems }: SwapFlow, changes: Partial<TypedSwap>): SwapFlow {
  const changed = Object.keys(changes) as readonly SwapField[]
  const isOtherModel = changes.modelId !== undefined && changes.modelId !== draft.typed.modelId
  const isOtherDevice = changes.outgoingTag !== undefined && changes.outgoingTag !== draft.typed.outgoingTag
  const typed = {
    ...draft.typed,
    ...(isOtherModel ? { accessoriesIn: [] } : {}),
    ...(isOtherDevice ? { accessoriesOut: [], strokes: [], signedFor: null, acceptance: null } : {}),
    ...changes,
  }
  return { draft: { ...draft, typed }, problems: problems.filter(({ field }) => !changed.includes(field)) }
}

function goOn(draft: SwapDraft, facts: SwapFacts): SwapFlow {
  const problems = problemsOn(draft.page, draft.typed, facts)
  if (problems.length > 0) return { draft, problems }
  const following = swapPages[swapPages.indexOf(draft.page) + 1] ?? 'check'
  const wanted = draft.hasSeenCheck ? 'check' : following
  return { draft: withPage(draft, reachablePage(draft, wanted, facts)), problems: [] }
}

function withPage(draft: SwapDraft, page: SwapPage): SwapDraft {
  return { ...draft, page, hasSeenCheck: draft.hasSeenCheck || page === 'check' }
}
