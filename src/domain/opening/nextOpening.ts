import { addDays, format } from 'date-fns'
import type { Bar } from '../bar/bar.ts'
import type { Opening } from './opening.ts'
import { openingOn } from './openingOn.ts'

const daysAhead = 14

/** The bar's next opening that has not begun, within two weeks; null when none is planned. */
export function nextOpening(bar: Bar, rota: readonly Opening[], now: Date): Opening | null {
  const [today, clock] = [format(now, 'yyyy-MM-dd'), format(now, 'HH:mm')]
  const openings = Array.from({ length: daysAhead }, (_, ahead) => openingOn(bar, rota, addDays(now, ahead)))
  return openings.find((opening) => opening !== null && (opening.day > today || opening.from > clock)) ?? null
}
