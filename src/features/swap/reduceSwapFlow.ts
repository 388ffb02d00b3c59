import { problemsOn, type SwapField, type SwapProblem } from './problemsOn.ts'
import { type SwapDraft, type SwapPage, swapPages, type TypedSwap } from './swapDraft.ts'
import { modelOf, serialOf, type SwapFacts } from './swapFacts.ts'

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
 * - What the register says of the device that comes in is taken as answered when its page is left, and forgotten with its tag.
 */
export function reduceSwapFlow(flow: SwapFlow, step: SwapStep, facts: SwapFacts): SwapFlow {
  switch (step.kind) {
    case 'answered':
      return answer(flow, step.changes, facts)
    case 'continued':
      return goOn(flow, facts)
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

function answer({ draft, problems }: SwapFlow, changes: Partial<TypedSwap>, facts: SwapFacts): SwapFlow {
  const changed = Object.keys(changes) as readonly SwapField[]
  const isOther = (field: SwapField) => changes[field] !== undefined && changes[field] !== draft.typed[field]
  const typed = {
    ...draft.typed,
    ...(isOther('assetTag') ? withoutRegister(draft.typed, facts) : {}),
    ...(isOther('modelId') || isOther('assetTag') ? { accessoriesIn: [] } : {}),
    ...(isOther('outgoingTag') ? { accessoriesOut: [], strokes: [], signedFor: null, acceptance: null } : {}),
    ...changes,
  }
  return { draft: { ...draft, typed }, problems: problems.filter(({ field }) => !changed.includes(field)) }
}

/** What the register said of the device before says nothing of another one. */
function withoutRegister(typed: TypedSwap, { registered }: SwapFacts): Pick<TypedSwap, 'modelId' | 'serial'> {
  return {
    modelId: typed.modelId === registered?.modelId ? null : typed.modelId,
    serial: typed.serial === registered?.serial ? '' : typed.serial,
  }
}

function goOn({ draft }: SwapFlow, facts: SwapFacts): SwapFlow {
  const problems = problemsOn(draft.page, draft.typed, facts)
  if (problems.length > 0) return { draft, problems }
  // What the register said is an answer from here on, whether or not it is at hand when the pages are opened again.
  const known = { modelId: modelOf(draft.typed, facts)?.id ?? null, serial: serialOf(draft.typed, facts) ?? '' }
  const answered = draft.page === 'device-in' ? { ...draft, typed: { ...draft.typed, ...known } } : draft
  const following = swapPages[swapPages.indexOf(draft.page) + 1] ?? 'check'
  const wanted = draft.hasSeenCheck ? 'check' : following
  return { draft: withPage(answered, reachablePage(answered, wanted, facts)), problems: [] }
}

function withPage(draft: SwapDraft, page: SwapPage): SwapDraft {
  return { ...draft, page, hasSeenCheck: draft.hasSeenCheck || page === 'check' }
}
