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
