import { type Disposition, dispositionWays } from './stockMovement.ts'
import type { Whereabouts } from './whereabouts.ts'

/** How its life may end: what still holds somebody's data is destroyed, or sanitised first. */
export function dispositionsFor({ place }: Pick<Whereabouts, 'place'>): readonly Disposition['how'][] {
  return place.kind === 'handed in' ? ['destroyed'] : dispositionWays
}
