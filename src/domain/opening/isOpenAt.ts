import { format, isValid, subMinutes } from 'date-fns'
import type { Opening } from './opening.ts'

/** Whether the opening has begun and is not over; `endsEarlier`: minutes before its end from which it counts as over. */
export function isOpenAt({ from, to, day }: Opening, now: Date, endsEarlier = 0): boolean {
  if (day !== format(now, 'yyyy-MM-dd')) return false
  const end = subMinutes(new Date(`${day}T${to}:00`), endsEarlier)
  const clock = format(now, 'HH:mm')
  // A slip at the centre: no clock says 99:99.
  return isValid(end) && from <= clock && clock < format(end, 'HH:mm')
}
