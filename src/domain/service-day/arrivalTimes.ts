import type { RandomSource } from './randomSource.ts'

/** How the day fills, in tenths of the opening: a rush after the doors open, a dip, a smaller rush around lunch. */
const dailyCurve = [14, 13, 11, 9, 10, 11, 10, 9, 7, 6]
/** Nobody joins the queue shortly before closing. */
const lastMinutes = 20
const msPerMinute = 60_000

/** About `expected`, as days differ. */
export function arrivalCount(random: RandomSource, expected: number): number {
  return Math.max(0, Math.round(expected + (random.next() + random.next() - 1) * 2 * Math.sqrt(expected)))
}

/** When `count` people come, first come first. */
export function arrivalTimes(random: RandomSource, count: number, opensAt: Date, closesAt: Date): readonly Date[] {
  const length = closesAt.getTime() - lastMinutes * msPerMinute - opensAt.getTime()
  const moments = Array.from({ length: count }, () => {
    const tenth = random.weighted(dailyCurve.map((weight, at) => [at, weight] as const))
    return opensAt.getTime() + Math.floor(((tenth + random.next()) / dailyCurve.length) * length)
  })
  return moments.toSorted((a, b) => a - b).map((moment) => new Date(moment))
}
