import { expect, test } from 'vitest'
import { extendStroke, pathOfStroke } from './stroke.ts'

test('a point too near to the last adds nothing', () => {
  const stroke = [100, 100]
  expect(extendStroke(stroke, [103, 103])).toBe(stroke)
  expect(extendStroke(stroke, [106, 100])).toEqual([100, 100, 106, 100])
})

test('a stroke is a line, and a single point a dot', () => {
  expect(pathOfStroke([1, 2, 3, 4])).toBe('M1 2L3 4')
  expect(pathOfStroke([1, 2])).toBe('M1 2h0.1')
})
