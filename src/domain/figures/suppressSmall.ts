import { type Cell, type Hidden, isDetermined, type Table } from './isDetermined.ts'

/** Counts of people below this are not told outside: our assumption, as usual for public figures. */
export const leastCount = 5

/**
 * A table of counts as it may leave the house: with a total of each row, of each column and of all (the last ones), and null for
 * what is suppressed. Rules:
 * - A count below `least` is suppressed, a total too; nought is told.
 * - What is suppressed in a row or column is never less than `least` together.
 * - None of the small counts can be calculated from what is told: further counts are suppressed, as small ones as will do, until
 *   each of them could be another.
 */
export function suppressSmall(
  counts: readonly (readonly number[])[],
  least = leastCount,
): readonly (readonly (number | null)[])[] {
  const table = withTotals(counts)
  const hidden = table.map((row) => row.map((count) => isSmall(count, least)))
  for (let next = nextToHide(table, hidden, least); next.length > 0; next = nextToHide(table, hidden, least)) {
    for (const { row, column } of next) hidden[row]?.splice(column, 1, true)
  }
  return table.map((row, at) => row.map((count, column) => (hidden[at]?.[column] === true ? null : count)))
}

export function withTotals(counts: readonly (readonly number[])[]): Table {
  const rows = counts.map((row) => [...row, sum(row)])
  const width = rows[0]?.length ?? 1
  return [...rows, Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? 0)))]
}

type Counted = Cell & { readonly count: number }

function nextToHide(table: Table, hidden: Hidden, least: number): readonly Cell[] {
  const cells = table.flatMap((row, at) => row.map((count, column): Counted => ({ row: at, column, count })))
  // One that is hidden must not be nought, nor known to be one.
  const told = cells.filter(({ row, column, count }) => count > 1 && hidden[row]?.[column] !== true)
  const smallestOf = (line: readonly Counted[]) => line.toSorted((a, b) => a.count - b.count).slice(0, 1)
  for (const cell of cells) {
    if (!isSmall(cell.count, least) || !isDetermined(table, hidden, cell)) continue
    const ring = smallestRing(cells, told, cell)
    const next = ring.length > 0 ? ring : smallestOf(told.filter((other) => isBeside(other, cell)))
    if (next.length > 0) return next
    if (told.length > 0) return smallestOf(told)
  }
  for (const line of linesOf(table, cells)) {
    const together = sum(line.map(({ row, column, count }) => (hidden[row]?.[column] === true ? count : 0)))
    const next = isSmall(together, least) ? smallestOf(line.filter((cell) => told.includes(cell))) : []
    if (next.length > 0) return next
  }
  return []
}

/** What is still told of the ring with the least together, of a row and a column besides the cell's own. */
function smallestRing(cells: readonly Counted[], told: readonly Counted[], cell: Cell): readonly Counted[] {
  const rings = cells
    .filter(({ row, column }) => row !== cell.row && column !== cell.column)
    .map((far) => [
      far,
      ...cells.filter(
        ({ row, column }) => (row === cell.row && column === far.column) || (row === far.row && column === cell.column),
      ),
    ])
    .filter((ring) => ring.every(({ count }) => count > 0))
    .map((ring) => ring.filter((each) => told.includes(each)))
    .filter((ring) => ring.length > 0)
  return rings.toSorted((a, b) => sumOf(a) - sumOf(b))[0] ?? []
}

function sumOf(cells: readonly Counted[]): number {
  return sum(cells.map(({ count }) => count))
}

function isBeside(a: Cell, b: Cell): boolean {
  return a.row === b.row || a.column === b.column
}

function linesOf(table: Table, cells: readonly Counted[]): readonly (readonly Counted[])[] {
  return [
    ...table.map((_, at) => cells.filter(({ row }) => row === at)),
    ...(table[0] ?? []).map((_, at) => cells.filter(({ column }) => column === at)),
  ]
}

function isSmall(count: number, least: number): boolean {
  return count > 0 && count < least
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
