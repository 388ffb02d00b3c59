import type { Whereabouts } from './whereabouts.ts'

/** Should it come in now, its data is to be removed before it goes out again. */
export function isToBeSanitised({ isUsed, place }: Pick<Whereabouts, 'isUsed' | 'place'>): boolean {
  return isUsed && !(place.kind === 'gone' && place.isSeenTo)
}
