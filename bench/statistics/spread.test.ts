import { expect, test } from 'vitest'
import { medianOf, percentileOf, ratioOf, spreadOf } from './spread.ts'

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('the median of %j is %d', (samples, median) => {
  expect(medianOf(samples)).toBe(median)
})

test('the 95th percentile is the least that 95 of 100 do not exceed', () => {
  expect(
    percentileOf(
      Array.from({ length: 100 }, (_, n) => 100 - n),
      0.95,
    ),
  ).toBe(95)
  expect(percentileOf([7], 0.95)).toBe(7)
})

test('a spread names the least and the most', () => {
  expect(spreadOf([5, 1, 9])).toEqual({ median: 5, min: 1, max: 9 })
})

test('a ratio compares each run with its neighbour, not median with median', () => {
  expect(ratioOf([2, 20, 30], [1, 20, 10])).toEqual({ median: 2, min: 1, max: 3 })
})

test('runs without their pairs are refused', () => {
  expect(() => ratioOf([1, 2], [1])).toThrow('pairs')
  expect(() => spreadOf([])).toThrow('nothing')
})
