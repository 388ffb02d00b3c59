import { expect, test } from 'vitest'
import { boardNamesOf } from './boardNamesOf.ts'

test.each([
  ['Kemi Osei', ['Kemi', 'K. O.']],
  ['  Ünal   van der Berg ', ['Ünal', 'Ü. V. D. B.']],
  ['Kemi', ['Kemi', 'K.']],
  ['', []],
  ['   ', []],
])('%s may be shown as %j', (name, names) => {
  expect(boardNamesOf(name)).toEqual(names)
})

test('a name of any length fits the board', () => {
  expect(boardNamesOf(`${'a'.repeat(50)} ${'b '.repeat(40)}`).every((name) => name.length <= 30)).toBe(true)
})

test('a name is never cut through the middle of a character, which no centre would take', () => {
  expect(boardNamesOf(`${'a'.repeat(29)}\u{1F600}`)[0]).toBe('a'.repeat(29))
})
