import type { Bar } from '../bar/bar.ts'
import type { Reason } from './catalogue.ts'

/** The bar's own order first; a reason that the bar does not order comes after, so that none is ever missing. */
export function reasonsInOrder(reasons: readonly Reason[], bar: Pick<Bar, 'reasonOrder'>): readonly Reason[] {
  const placeOf = (reason: Reason) => {
    const place = bar.reasonOrder.indexOf(reason.id)
    return place === -1 ? bar.reasonOrder.length : place
  }
  return reasons.toSorted((a, b) => placeOf(a) - placeOf(b))
}
