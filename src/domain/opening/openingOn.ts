import { format, getISODay } from 'date-fns'
import type { Bar } from '../bar/bar.ts'
import type { Opening } from './opening.ts'

/** A bar has one opening a day: `opening:<barId>:<day>`, by the local day of `now`. */
export function openingIdOf(barId: string, now: Date): string {
  return `opening:${barId}:${format(now, 'yyyy-MM-dd')}`
}

/** The bar's opening on the local day of `now`: by its hours for a desk, by the rota for a pop-up; null when it is closed that day. */
export function openingOn(bar: Bar, rota: readonly Opening[], now: Date): Opening | null {
  const day = format(now, 'yyyy-MM-dd')
  const planned = rota.find((opening) => opening.barId === bar.barId && opening.day === day)
  if (planned !== undefined) return planned
  if (bar.hours === null || bar.siteId === null || !bar.hours.weekdays.includes(getISODay(now))) return null
  return {
    id: openingIdOf(bar.barId, now),
    type: 'opening',
    schema: 1,
    barId: bar.barId,
    siteId: bar.siteId,
    day,
    from: bar.hours.from,
    to: bar.hours.to,
  }
}

/** An opening that nobody planned, at a site the technician names: work goes on, and the rota can be put right later. */
export function unplannedOpening(bar: Bar, siteId: string, now: Date): Opening {
  const day = format(now, 'yyyy-MM-dd')
  return {
    id: openingIdOf(bar.barId, now),
    type: 'opening',
    schema: 1,
    barId: bar.barId,
    siteId,
    day,
    from: format(now, 'HH:mm'),
    to: '23:59',
  }
}
