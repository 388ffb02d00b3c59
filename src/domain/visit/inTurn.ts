import type { Visit } from './visit.ts'

type Standing = Pick<Visit, 'id' | 'arrivedAt' | 'priority'>

/** Who comes next: those put first before the others, then first come, first served; the same on every tablet. */
export function inTurn<T extends Standing>(waiting: readonly T[]): readonly T[] {
  return waiting.toSorted((a, b) => rankOf(a) - rankOf(b) || compare(a.arrivedAt, b.arrivedAt) || compare(a.id, b.id))
}

function rankOf({ priority }: Standing): number {
  return priority ? 0 : 1
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
