import type { Place } from './whereabouts.ts'

/** Its old device is still to come in from that swap, or was said to be lost there: nothing moved it since. */
export function isAwaitedFrom(swapId: string, place: Place): boolean {
  return (place.kind === 'with holder' || place.kind === 'gone') && place.swapId === swapId
}
