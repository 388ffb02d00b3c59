import { expect, test } from 'vitest'
import { clockWords, dateWords, dayWords, momentWords, waitWords } from './timeWords.ts'

test.each([
  [0, 'soon'],
  [90_000, 'about 2 min'],
  [20 * 60_000, 'about 20 min'],
  [21 * 60_000, 'about 25 min'],
])('a wait of %i ms is said as "%s"', (ms, words) => {
  expect(waitWords(ms)).toBe(words)
})

test.each(['2026-02-31T10:00:00.000Z', '2027-02-29', 'yesterday', ''])(
  'a moment that no calendar has, %j, is said to be unknown, and breaks no screen',
  (iso) => {
    expect([dayWords(iso), dateWords(iso), clockWords(iso)]).toEqual(['unknown', 'unknown', 'unknown'])
    expect(momentWords(iso, new Date('2026-11-24T10:00:00Z'))).toBe('unknown, unknown')
  },
)
