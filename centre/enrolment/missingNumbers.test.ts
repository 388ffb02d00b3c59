import { expect, test } from 'vitest'
import { missingNumbers } from './missingNumbers.ts'

const [today, yesterday] = ['lambeth-popup:2026-11-27', 'lambeth-popup:2026-11-26']
const given = (openingId: string, ...numbers: readonly string[]) =>
  numbers.map((queueNumber) => ({ openingId, queueNumber }))

test.each([
  ['nothing where nothing was given', [], []],
  ['nothing where all are there, in any order', given(today, 'B03', 'B01', 'B02'), []],
  ['what lies below the highest, the first too', given(today, 'B02', 'B05'), given(today, 'B01', 'B03', 'B04')],
  ['each opening by itself', [...given(yesterday, 'B02'), ...given(today, 'B01')], given(yesterday, 'B01')],
  ['each letter by itself', given(today, 'A02', 'B01', 'AB01'), given(today, 'A01')],
  [
    'more than two digits',
    given(today, ...Array.from({ length: 99 }, (_, n) => `C${String(n + 1).padStart(2, '0')}`), 'C101'),
    given(today, 'C100'),
  ],
  ['nothing of what is no queue number', given(today, 'B9999999', '', 'B-1', '__proto__'), []],
])('tells %s', (_what, numbers, missing) => {
  expect(missingNumbers(numbers)).toEqual(missing)
})
