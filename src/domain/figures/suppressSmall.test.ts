import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastCount, suppressSmall, withTotals } from './suppressSmall.ts'

type Told = readonly (readonly (number | null)[])[]

/** Whether some other table, with another count in that cell and none of nought where one is suppressed, gives all that is told. */
function couldBeAnother(told: Told, truth: readonly (readonly number[])[], row: number, column: number): boolean {
  const open = told.flatMap((line, at) =>
    line.flatMap((count, place) => (count === null ? [[at, place] as const] : [])),
  )
  const shift = told.map((line) => line.map(() => 0))
  const undecided = new Set(open.map(([at, place]) => `${at} ${place}`))
  const width = shift[0]?.length ?? 0
  /** A line adds up when its parts were shifted by as much as its total. */
  const fits = (line: readonly (readonly [number, number])[]) => {
    if (line.some(([at, place]) => undecided.has(`${at} ${place}`))) return true
    const shifts = line.map(([at, place]) => shift[at]?.[place] ?? 0)
    return shifts.slice(0, -1).reduce((all, part) => all + part, 0) === shifts.at(-1)
  }
  const search = (at: number): boolean => {
    const place = open[at]
    if (place === undefined) return shift[row]?.[column] !== 0
    const [r, c] = place
    undecided.delete(`${r} ${c}`)
    for (const by of r === row && c === column ? [1, -1] : [0, 1, -1]) {
      const line = shift[r]
      if ((truth[r]?.[c] ?? 0) + by < 1 || line === undefined) continue
      line[c] = by
      const isPossible =
        fits(Array.from({ length: width }, (_, each) => [r, each] as const)) &&
        fits(shift.map((_, each) => [each, c] as const))
      if (isPossible && search(at + 1)) return true
      line[c] = 0
    }
    undecided.add(`${r} ${c}`)
    return false
  }
  return search(0)
}

const counts = (rows: number, columns: number) =>
  fc.array(fc.array(fc.oneof(fc.nat(4), fc.nat(9)), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  })

describe('small numbers in what leaves the house', () => {
  test.each([
    [1, 1],
    [1, 3],
    [2, 2],
    [2, 3],
    [3, 3],
  ])('can not be calculated from the rest of a table of %i by %i', (rows, columns) => {
    fc.assert(
      fc.property(counts(rows, columns), (table) => {
        const [told, truth] = [suppressSmall(table), withTotals(table)]
        truth.forEach((row, at) =>
          row.forEach((count, column) => {
            if (count === 0 || count >= leastCount) return
            expect(told[at]?.[column]).toBeNull()
            expect(couldBeAnother(told, truth, at, column)).toBe(true)
          }),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('are suppressed with a second one of their row and of their column, so that no total gives them away', () => {
    expect(
      suppressSmall([
        [12, 3, 20],
        [15, 30, 11],
      ]),
    ).toEqual([
      [null, null, 20, 35],
      [null, null, 11, 56],
      [27, 33, 31, 91],
    ])
  })

  test('take their totals along where they are all that there is, and nought is told', () => {
    expect(suppressSmall([[0, 3]])).toEqual([
      [0, null, null],
      [0, null, null],
    ])
  })

  test('that are none leave the table whole; another limit is another table', () => {
    expect(suppressSmall([[5, 6]])).toEqual(withTotals([[5, 6]]))
    expect(suppressSmall([[5, 6]], 6)[0]).toEqual([null, null, 11])
    expect(suppressSmall([])).toEqual([[0]])
  })
})
