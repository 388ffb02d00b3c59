import { expect, test } from 'vitest'
import { placeWords } from './placeWords.ts'

test.each([
  [0, 'First in line'],
  [9, 'Tenth in line'],
  [10, 'Number 11 in line'],
])('place %i is "%s"', (place, words) => {
  expect(placeWords(place)).toBe(words)
})
