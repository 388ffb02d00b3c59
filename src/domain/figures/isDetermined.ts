export type Table = readonly (readonly number[])[]
export type Hidden = readonly (readonly boolean[])[]
export type Cell = { readonly row: number; readonly column: number }

/**
 * The told counts of a table with totals leave a hidden one no other value, known that nothing hidden is nought. Rows and columns
 * are the points of a network and the hidden cells its ways: a cell can be another where one can go from its column back to its
 * row, or the other way round, each way taken adding one to a count or taking one off (residual cycles of a flow; Cox, "Network
 * models for complementary cell suppression", 1995).
 */
export function isDetermined(table: Table, hidden: Hidden, { row, column }: Cell): boolean {
  const { isUp, isDown } = waysOf(table, row, column)
  const columnPoint = table.length + column
  const leads = (from: number, to: number) => hasWay(table, hidden, from, to, { row, column })
  return !((isUp && leads(columnPoint, row)) || (isDown && leads(row, columnPoint)))
}

/** A total is as much as its parts, so it goes the other way. A count can always be more, and less down to one. */
function waysOf(table: Table, row: number, column: number): { readonly isUp: boolean; readonly isDown: boolean } {
  const isTotal = (row === table.length - 1) !== (column === (table[row]?.length ?? 0) - 1)
  const canBeLess = (table[row]?.[column] ?? 0) > 1
  return isTotal ? { isUp: canBeLess, isDown: true } : { isUp: true, isDown: canBeLess }
}

/** Points are rows by their number, and columns after them. */
function hasWay(table: Table, hidden: Hidden, from: number, to: number, without: Cell): boolean {
  const height = table.length
  const seen = new Set([from])
  const ahead = [from]
  for (let point = ahead.pop(); point !== undefined; point = ahead.pop()) {
    if (point === to) return true
    const isRow = point < height
    const others = isRow ? (table[point]?.length ?? 0) : height
    for (let other = 0; other < others; other += 1) {
      const [row, column] = isRow ? [point, other] : [other, point - height]
      const next = isRow ? height + other : other
      if (hidden[row]?.[column] !== true || seen.has(next)) continue
      if (row === without.row && column === without.column) continue
      const { isUp, isDown } = waysOf(table, row, column)
      if (isRow ? !isUp : !isDown) continue
      seen.add(next)
      ahead.push(next)
    }
  }
  return false
}
