import { format, isValid, parseISO } from 'date-fns'

/** In a record of somebody else's: 31 February is written as any day is, and breaks no screen. */
function words(iso: string, pattern: string): string {
  const moment = parseISO(iso)
  return isValid(moment) ? format(moment, pattern) : 'unknown'
}

/** "Tue 24 Nov" in local time, of an ISO instant or a `yyyy-MM-dd`. */
export function dayWords(iso: string): string {
  return words(iso, 'EEE d MMM')
}

/** "31 Mar 2028", of an ISO instant or a `yyyy-MM-dd`: where the year matters. */
export function dateWords(iso: string): string {
  return words(iso, 'd MMM yyyy')
}

/** "14:05" in local time. */
export function clockWords(iso: string): string {
  return words(iso, 'HH:mm')
}

/** "14:05" on the day of `now`, else "Mon 23 Nov, 14:05". */
export function momentWords(iso: string, now: Date): string {
  const isToday = words(iso, 'yyyy-MM-dd') === format(now, 'yyyy-MM-dd')
  return isToday ? clockWords(iso) : `${dayWords(iso)}, ${clockWords(iso)}`
}

/** "under 1 min", "12 min", "1 h 5 min". */
export function minutesWords(minutes: number): string {
  if (minutes < 1) return 'under 1 min'
  if (minutes < 60) return `${minutes} min`
  return minutes % 60 === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** "soon", "about 12 min"; rounded up, from 20 min on to the next five: a promise that is kept early annoys nobody. */
export function waitWords(ms: number): string {
  const minutes = Math.ceil(ms / 60_000)
  if (minutes < 2) return 'soon'
  return minutes <= 20 ? `about ${minutes} min` : `about ${Math.ceil(minutes / 5) * 5} min`
}
