import { expect, test } from 'vitest'
import { isNearlyFull } from './isNearlyFull.ts'
import { lostRecordsOf, readInstallMarker } from './lostRecords.ts'

const marker = { installId: 'old', letter: 'A', barId: 'croydon', unsent: 3, lastSuccessAt: '2026-11-24T09:00:00.000Z' }

test.each([
  ['names this install', marker, 'old', null],
  [
    'names another one',
    marker,
    'new',
    { letter: 'A', barId: 'croydon', unsent: 3, lastSuccessAt: '2026-11-24T09:00:00.000Z' },
  ],
  ['is of a tablet that was never set up', { ...marker, barId: null }, 'new', null],
  ['is not there', null, 'new', null],
])('SY18 the marker %s', (_case, known, installId, lost) => {
  expect(lostRecordsOf(known, installId)).toEqual(lost)
})

test.each([[null], ['{"installId":'], ['7'], ['{"installId":"old"}']])('SY18 %s is no marker', (text) => {
  expect(readInstallMarker(text)).toBeNull()
})

test.each([
  [80, 100, false],
  [81, 100, true],
  [null, 100, false],
  [500, null, false],
])('SY18 %s bytes of %s: nearly full is %s', (usedBytes, quotaBytes, expected) => {
  expect(isNearlyFull({ usedBytes, quotaBytes })).toBe(expected)
})
