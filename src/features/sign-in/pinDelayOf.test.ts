import { expect, test } from 'vitest'
import { endOfWait, pinDelayOf } from './pinDelayOf.ts'

test.each([
  [1, 1_000],
  [2, 2_000],
  [4, 8_000],
  [7, 60_000],
  [40, 60_000],
])('after %s wrong PINs the next try waits %s ms', (wrongTimes, ms) => {
  expect(pinDelayOf(wrongTimes)).toBe(ms)
})

test.each([
  ['no wrong PIN', 0, 9_000, 0],
  ['a wait that runs', 3, 3_000, 3_000],
  ['a clock that was set back an hour', 3, 3_600_000, 4_000],
])('%s', (_, wrongTimes, waitUntil, end) => {
  expect(endOfWait({ wrongTimes, waitUntil }, 0)).toBe(end)
})
