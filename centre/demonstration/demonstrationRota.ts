import { addDays, format, getISODay, startOfISOWeek, subWeeks } from 'date-fns'
import type { Opening } from '../../src/domain/opening/opening.ts'
import { openFrom, openTo } from './demonstrationBars.ts'
import { sitesOfCrews } from './demonstrationSites.ts'

const weeksBack = 4
const weeksAhead = 4
const daysPerWeek = 5

/** Every crew at one of its five sites each working day, four weeks before the week of `today` and four after it. */
export function demonstrationRota(today: Date): readonly Opening[] {
  const monday = subWeeks(startOfISOWeek(today), weeksBack)
  const days = Array.from({ length: (weeksBack + 1 + weeksAhead) * 7 }, (_, at) => addDays(monday, at))
  return days.flatMap((date) =>
    getISODay(date) > daysPerWeek
      ? []
      : [...sitesOfCrews].flatMap(([barId, sites]) => {
          const site = sites[getISODay(date) - 1]
          return site === undefined ? [] : [openingOf(barId, site.siteId, format(date, 'yyyy-MM-dd'))]
        }),
  )
}

export function openingOf(barId: string, siteId: string, day: string): Opening {
  return { id: `opening:${barId}:${day}`, type: 'opening', schema: 1, barId, siteId, day, from: openFrom, to: openTo }
}
