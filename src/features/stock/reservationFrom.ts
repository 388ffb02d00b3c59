import { tidyStaffNumber } from '../../domain/requester/requester.ts'
import type { Reservation } from '../../domain/stock/whereabouts.ts'
import { calendarDayOf } from '../../ui/calendarDay.ts'
import type { StockDraft } from './stockDraft.ts'

export type ReservationProblems = { readonly staffNumber?: string; readonly name?: string; readonly until?: string }

export type TypedReservation = Pick<StockDraft, 'staffNumber' | 'name' | 'untilDay' | 'untilMonth' | 'untilYear'>

/** For whom and until when, or what is wrong; `today` as `yyyy-MM-dd`. */
export function reservationFrom(
  typed: TypedReservation,
  today: string,
): { readonly reservation: Reservation | null; readonly problems: ReservationProblems } {
  const staffNumber = tidyStaffNumber(typed.staffNumber)
  const name = typed.name.trim()
  const until = calendarDayOf({ day: typed.untilDay, month: typed.untilMonth, year: typed.untilYear })
  const problems = {
    ...(staffNumber === '' && name === '' ? { staffNumber: 'Enter a staff number or a name' } : {}),
    ...(staffNumber !== '' && !/^[A-Z0-9]{3,12}$/.test(staffNumber)
      ? { staffNumber: 'A staff number has 3 to 12 letters or digits' }
      : {}),
    ...(name.length > 80 ? { name: 'A name has at most 80 characters' } : {}),
    ...(until === null ? { until: 'Enter the day until which it is kept, such as 1 12 2026' } : {}),
    ...(until !== null && until < today ? { until: 'That day is over: enter today or a later day' } : {}),
  }
  if (Object.keys(problems).length > 0 || until === null) return { reservation: null, problems }
  return { reservation: { staffNumber: staffNumber || null, name: name || null, until }, problems }
}
