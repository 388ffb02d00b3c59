import { addDays, format, startOfISOWeek } from 'date-fns'
import type { Bar } from '../../domain/bar/bar.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import { openingOn } from '../../domain/opening/openingOn.ts'

export type OpeningWeek = {
  /** Its Monday, `yyyy-MM-dd`. */
  readonly startsOn: string
  readonly title: string
  readonly openings: readonly Opening[]
}

const weeksShown = 4

/** From today on, week by week; a week without an opening is left out. */
export function comingWeeks(bar: Bar, rota: readonly Opening[], now: Date): readonly OpeningWeek[] {
  const monday = startOfISOWeek(now)
  return Array.from({ length: weeksShown }, (_, week) => addDays(monday, 7 * week)).flatMap((first, week) => {
    const days = Array.from({ length: 7 }, (_, day) => addDays(first, day))
    const openings = days
      .filter((day) => format(day, 'yyyy-MM-dd') >= format(now, 'yyyy-MM-dd'))
      .flatMap((day) => openingOn(bar, rota, day) ?? [])
    return openings.length === 0
      ? []
      : [{ startsOn: format(first, 'yyyy-MM-dd'), title: titleOf(first, week), openings }]
  })
}

function titleOf(monday: Date, week: number): string {
  if (week === 0) return 'This week'
  return week === 1 ? 'Next week' : `Week of ${format(monday, 'EEE d MMM')}`
}
