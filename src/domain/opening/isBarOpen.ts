import type { Doors } from '../attendance/barAttendance.ts'
import type { Bar } from '../bar/bar.ts'
import { isOpenAt } from './isOpenAt.ts'
import type { Opening } from './opening.ts'

export type BarToday = {
  readonly bar: Pick<Bar, 'kind'>
  /** Planned for today; null for none. */
  readonly opening: Opening | null
  readonly doors: Doors
}

/**
 * A desk is open by its hours; a pop-up from when its technician opens it until they close it, whatever was planned.
 * `endsEarlier`: minutes before a desk closes from which it counts as closed.
 */
export function isBarOpen({ bar, opening, doors }: BarToday, now: Date, endsEarlier = 0): boolean {
  if (bar.kind === 'popup') return doors.kind === 'opened'
  return opening !== null && isOpenAt(opening, now, endsEarlier)
}
