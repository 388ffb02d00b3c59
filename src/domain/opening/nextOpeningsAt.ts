import { addDays } from 'date-fns'
import type { Bar } from '../bar/bar.ts'
import type { Opening } from './opening.ts'
import { openingOn } from './openingOn.ts'

const daysAhead = 28
const shown = 5

/** The bar's next openings at a site after today, soonest first: five at most, within four weeks. */
export function nextOpeningsAt(bar: Bar, rota: readonly Opening[], siteId: string, now: Date): readonly Opening[] {
  return Array.from({ length: daysAhead }, (_, ahead) => openingOn(bar, rota, addDays(now, ahead + 1)))
    .filter((opening) => opening !== null)
    .filter((opening) => opening.siteId === siteId)
    .slice(0, shown)
}
