import type { Bar } from '../bar/bar.ts'

/** What a custody step calls the stockroom of a bar. */
export function stockroomNameOf(bar: Pick<Bar, 'name'>): string {
  return `Stockroom of ${bar.name}`
}
