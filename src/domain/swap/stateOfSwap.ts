import type { Swap, SwapState } from './swap.ts'

/** Undone, declined, complete (the old device is in, or never comes: lost or stolen), or half done. */
export function stateOfSwap(swap: Pick<Swap, 'events' | 'incoming'>): SwapState {
  const undone = new Set(swap.events.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : [])))
  const standing = swap.events.filter((event) => !undone.has(event.id))
  if (standing.some((event) => event.kind === 'declined')) return 'declined'
  if (!standing.some((event) => event.kind === 'swapped')) return 'undone'
  const isLater = swap.incoming.return.kind === 'later'
  return !isLater || standing.some((event) => event.kind === 'old device in')
    ? 'complete'
    : 'new one issued, old one not yet in'
}
