import { expect, test } from 'vitest'
import { sizeWords } from './sizeWords.ts'

test.each([
  [0, '0 kB'],
  [1_500, '1.5 kB'],
  [12_400_000, '12 MB'],
  [41_000_000_000, '41 GB'],
  [9_900_000_000_000, '9.9 TB'],
])('%s bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})
