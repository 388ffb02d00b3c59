import { addDays, format } from 'date-fns'
import type { Doors } from '../attendance/barAttendance.ts'
import type { Bar } from '../bar/bar.ts'
import type { Opening } from './opening.ts'
import { openingOn } from './openingOn.ts'

const daysAhead = 14

/**
 * The bar's next opening that has not begun, within two weeks; null when none is planned. A pop-up that its technician has
 * not opened yet may still begin, until its planned end.
 */
export function nextOpening(bar: Bar, rota: readonly Opening[], doors: Doors, now: Date): Opening | null {
  const [today, clock] = [format(now, 'yyyy-MM-dd'), format(now, 'HH:mm')]
  const openings = Array.from({ length: daysAhead }, (_, ahead) => openingOn(bar, rota, addDays(now, ahead)))
  const beginsBy = ({ from, to }: Opening) => (bar.kind === 'popup' && doors.kind === 'not opened' ? to : from)
  return openings.find((opening) => opening !== null && (opening.day > today || beginsBy(opening) > clock)) ?? null
}
