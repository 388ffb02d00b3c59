import { addDays, parseISO, startOfDay } from 'date-fns'

/** The instants at which a local calendar day begins and has ended, ISO 8601 in UTC; 23 or 25 hours at a change of clocks. */
export type DayOfWork = { readonly from: string; readonly until: string }

export function dayOfWork(day: string): DayOfWork {
  const start = startOfDay(parseISO(day))
  return { from: start.toISOString(), until: startOfDay(addDays(start, 1)).toISOString() }
}

type Stamped = { readonly tabletId?: unknown; readonly at?: unknown }

/**
 * A record is among a tablet's records of a day if that tablet added anything to it on that day: it made it, or it added
 * an event or a custody step. Times are compared as texts, as the centre's view does (`recordsByTablet.js`).
 */
export function isOfTabletAndDay(
  record: Readonly<Record<string, unknown>>,
  tabletId: string,
  { from, until }: DayOfWork,
): boolean {
  return [record['events'], record['custody'], [record['moved']]].some(
    (list) => Array.isArray(list) && list.some((entry: unknown) => isWithin(entry)),
  )
  function isWithin(entry: unknown): boolean {
    const { tabletId: who, at }: Stamped = typeof entry === 'object' && entry !== null ? entry : {}
    return who === tabletId && typeof at === 'string' && at >= from && at < until
  }
}
