import { expect, test } from 'vitest'
import { calendarDayOf, noDay, typedDayOf } from './calendarDay.ts'

test.each([
  ['1', '12', '2026', '2026-12-01'],
  [' 07 ', '2', '2027', '2027-02-07'],
  ['29', '2', '2028', '2028-02-29'],
  ['29', '2', '2027', null],
  ['31', '6', '2027', null],
  ['1', '13', '2026', null],
  ['1', '12', '26', null],
  ['', '', '', null],
])('%s / %s / %s is %s', (day, month, year, expected) => {
  expect(calendarDayOf({ day, month, year })).toBe(expected)
})

test('a day comes apart as people write it', () => {
  expect(typedDayOf('2026-12-01')).toEqual({ day: '1', month: '12', year: '2026' })
  expect(calendarDayOf(noDay)).toBeNull()
})
