import { expect, test } from 'vitest'
import { labelSheets, paper, placesOn } from './labelSheets.ts'

test.each(labelSheets)('all labels of $name lie on the paper, and none on another', (sheet) => {
  const count = sheet.columns * sheet.rows
  const [places = [], ...more] = placesOn(
    sheet,
    Array.from({ length: count }, (_, number) => number),
    1,
  )
  expect(more).toEqual([])
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count)
  for (const { x, y } of places) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(x + sheet.width).toBeLessThanOrEqual(paper.width)
    expect(y + sheet.height).toBeLessThanOrEqual(paper.height)
  }
})

test('labels begin where the sheet is not used yet, and go on upon the next one', () => {
  const [sheet] = labelSheets
  const [first = [], second = []] = placesOn(sheet, ['a', 'b', 'c'], 23)
  expect(first).toEqual([
    { item: 'a', x: 70, y: 0.5 + 7 * 37 },
    { item: 'b', x: 140, y: 0.5 + 7 * 37 },
  ])
  expect(second).toEqual([{ item: 'c', x: 0, y: 0.5 }])
})
