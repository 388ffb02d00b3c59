import { format, subMinutes } from 'date-fns'
import type { Opening } from './opening.ts'

/** Whether the opening has begun and is not over; `endsEarlier`: minutes before its end from which it counts as over. */
export function isOpenAt({ from, to, day }: Opening, now: Date, endsEarlier = 0): boolean {
  const end = format(subMinutes(new Date(`${day}T${to}:00`), endsEarlier), 'HH:mm')
  const clock = format(now, 'HH:mm')
  return day === format(now, 'yyyy-MM-dd') && from <= clock && clock < end
}
