import type { EventStamp, Stamp } from '../record/eventStamp.ts'
import { placeAfter } from '../record/orderEvents.ts'
import { nameOfRequester } from '../requester/requester.ts'
import { stateOfSwap } from './stateOfSwap.ts'
import type { CustodyStep, Swap, SwapEvent } from './swap.ts'

export type SwapHappening =
  /** `stockroom`: what custody calls the stockroom that takes it in. */
  | { readonly kind: 'old device in'; readonly stockroom: string }
  | { readonly kind: 'noted'; readonly text: string }
  | { readonly kind: 'undone'; readonly eventId: string }

/**
 * The swap with one more event and its state told anew. An old device that comes in is a custody step too, under the id of
 * its event: an `undone` that names the event says of the step as well that it did not happen.
 */
export function addSwapEvent(swap: Swap, happening: SwapHappening, stamp: Stamp): Swap {
  const placed = placeAfter([...swap.events, ...swap.custody], stamp)
  const events = [...swap.events, eventOf(happening, placed)]
  const custody =
    happening.kind === 'old device in' ? [...swap.custody, handedIn(swap, happening.stockroom, placed)] : swap.custody
  return { ...swap, events, custody, state: stateOfSwap({ ...swap, events }) }
}

function eventOf(happening: SwapHappening, placed: EventStamp): SwapEvent {
  return happening.kind === 'old device in' ? { ...placed, kind: 'old device in' } : { ...placed, ...happening }
}

function handedIn(swap: Swap, stockroom: string, placed: EventStamp): CustodyStep {
  return {
    ...placed,
    device: 'incoming',
    assetTag: swap.incoming.assetTag,
    from: nameOfRequester(swap.requester),
    to: stockroom,
    method: 'in person',
    seal: null,
  }
}

/** Takes a swap back while the undo is still offered: nothing changed hands. */
export function undoSwap(swap: Swap, stamp: Stamp): Swap {
  const made = swap.events.find((event) => event.kind === 'swapped' || event.kind === 'declined')
  return made === undefined ? swap : addSwapEvent(swap, { kind: 'undone', eventId: made.id }, stamp)
}
