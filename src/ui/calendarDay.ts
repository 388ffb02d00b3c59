import { format, isValid, parse } from 'date-fns'

/** A day as it is typed, part by part. */
export type TypedDay = { readonly day: string; readonly month: string; readonly year: string }

export const noDay: TypedDay = { day: '', month: '', year: '' }

/** `yyyy-MM-dd`, or null when the parts make no day of the calendar (31 June, 29 February 2027). */
export function calendarDayOf(typed: TypedDay): string | null {
  const text = `${typed.year.trim()}-${typed.month.trim()}-${typed.day.trim()}`
  if (!/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return null
  const date = parse(text, 'yyyy-M-d', new Date(0))
  return isValid(date) ? format(date, 'yyyy-MM-dd') : null
}

/** The parts of `yyyy-MM-dd`. */
export function typedDayOf(day: string): TypedDay {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  return { day: String(Number(dayOfMonth)), month: String(Number(month)), year }
}
