import { addDays, format } from 'date-fns'
import type { Bar } from '../bar/bar.ts'
import type { Opening } from './opening.ts'
import type { Site } from '../site/site.ts'

export type OpeningNearby = { readonly id: string; readonly place: string; readonly opening: Opening }

const shown = 3
const daysAhead = 7

/** The next openings of other bars that are on the rota, in this bar's part of the force, soonest first. */
export function openingsNearby(
  bar: Bar,
  openings: readonly Opening[],
  sites: readonly Site[],
  now: Date,
): readonly OpeningNearby[] {
  const [today, last] = [format(now, 'yyyy-MM-dd'), format(addDays(now, daysAhead), 'yyyy-MM-dd')]
  const clock = format(now, 'HH:mm')
  return openings
    .filter(({ barId, day, to }) => barId !== bar.barId && day >= today && day <= last && (day > today || to > clock))
    .flatMap((opening) => {
      const site = sites.find(({ siteId }) => siteId === opening.siteId)
      return site?.bcu === bar.bcu ? [{ id: opening.id, place: site.name, opening }] : []
    })
    .toSorted((a, b) => (`${a.opening.day} ${a.opening.from}` < `${b.opening.day} ${b.opening.from}` ? -1 : 1))
    .slice(0, shown)
}
