import { expect, test } from 'vitest'
import { isOverAt } from './isOverAt.ts'

test.each([
  ['2026-11-24T16:59:00.000Z', false],
  ['2026-11-24T17:00:00.000Z', true],
  ['2026-11-24T23:30:00.000Z', true],
  ['2026-11-25T17:00:00.000Z', false],
])('an opening until 17:00 on Tuesday is over at %s: %s', (now, isOver) => {
  expect(isOverAt({ day: '2026-11-24', to: '17:00' }, new Date(now))).toBe(isOver)
})
