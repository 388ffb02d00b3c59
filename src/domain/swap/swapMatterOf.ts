import type { Visit } from '../visit/visit.ts'
import type { Swap } from './swap.ts'

/** What is still to be done so that a visit says what its swap says. */
export type SwapMatter =
  | { readonly kind: 'none' }
  /** A swap stands, and the visit is not closed. */
  | { readonly kind: 'visit not closed'; readonly swap: Swap }
  /** The visit was closed by a swap that was taken back. */
  | { readonly kind: 'swap taken back'; readonly closingEventId: string }
  /** A swap stands, and the visit was closed with another outcome. */
  | { readonly kind: 'outcome differs'; readonly swap: Swap }

/**
 * A swap and the closing of its visit are two documents, and anything may come between the two writes. The swap is the
 * truth; whoever opens the visit next finishes the rest.
 */
export function swapMatterOf(visit: Visit, swapsOfVisit: readonly Swap[]): SwapMatter {
  const standing = swapsOfVisit.find(isStanding)
  if (standing === undefined) return matterWithoutSwap(visit, swapsOfVisit)
  if (visit.state !== 'closed') return { kind: 'visit not closed', swap: standing }
  return visit.outcome === 'swapped' ? { kind: 'none' } : { kind: 'outcome differs', swap: standing }
}

/** Handed over, and not taken back. */
export function isStanding(swap: Pick<Swap, 'state'>): boolean {
  return swap.state === 'complete' || swap.state === 'new one issued, old one not yet in'
}

function matterWithoutSwap(visit: Visit, swaps: readonly Swap[]): SwapMatter {
  const isTakenBack = swaps.some((swap) => swap.id === visit.swapId && swap.state === 'undone')
  const closing = visit.events.findLast((event) => event.kind === 'closed' && event.swapId === visit.swapId)
  if (visit.state !== 'closed' || visit.outcome !== 'swapped' || !isTakenBack || closing === undefined)
    return { kind: 'none' }
  return { kind: 'swap taken back', closingEventId: closing.id }
}
