import { expect, test } from 'vitest'
import { isImei } from './isImei.ts'

// The first is the number that the rule is usually shown with.
test.each(['490154203237518', '352099001761481', '000000000000000'])('%s is an IMEI', (text) => {
  expect(isImei(text)).toBe(true)
})

test.each(['490154203237517', '49015420323751', '4901542032375180', '49015420323751A', ''])('%j is none', (text) => {
  expect(isImei(text)).toBe(false)
})

test('one wrong digit, or two neighbours exchanged, is noticed', () => {
  const right = '490154203237518'
  for (let place = 0; place < right.length; place += 1) {
    const digit = Number(right[place])
    expect(isImei(right.slice(0, place) + ((digit + 1) % 10) + right.slice(place + 1))).toBe(false)
  }
  expect(isImei('940154203237518')).toBe(false)
})
