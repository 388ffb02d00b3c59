/** Ten o'clock, or another hour, of today or, at a weekend, of the Monday after. */
export function aWorkingMorning(hour = 10): Date {
  const day = new Date()
  day.setHours(hour, 0, 0, 0)
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1)
  return day
}
