import { expect, test } from 'vitest'
import { waitWords } from './timeWords.ts'

test.each([
  [0, 'soon'],
  [90_000, 'about 2 min'],
  [20 * 60_000, 'about 20 min'],
  [21 * 60_000, 'about 25 min'],
])('a wait of %i ms is said as "%s"', (ms, words) => {
  expect(waitWords(ms)).toBe(words)
})
