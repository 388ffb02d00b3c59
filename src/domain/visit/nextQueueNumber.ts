/** The next number of one tablet at one bar on one day: its letter and the next free number, such as A08. */
export function nextQueueNumber(letter: string, givenToday: readonly string[]): string {
  const highest = givenToday
    .filter((number) => number.startsWith(letter) && /^\d+$/.test(number.slice(letter.length)))
    .reduce((most, number) => Math.max(most, Number(number.slice(letter.length))), 0)
  return `${letter}${String(highest + 1).padStart(2, '0')}`
}
