import { expect, test } from 'vitest'
import { clockStoryOf } from './clockStoryOf.ts'

test.each([
  [null, false, 'not compared with the centre yet'],
  [1_200, false, 'the same as the centre’s'],
  [90_000, false, '90 seconds slow, compared with the centre'],
  [-90_000, false, '90 seconds fast, compared with the centre'],
  [120_001, true, '2 minutes slow, compared with the centre'],
  [-400_000, true, '7 minutes fast, compared with the centre'],
  [3 * 3_600_000, true, '3 hours slow, compared with the centre'],
])('SY15 an offset of %s ms: warns %s, says "%s"', (offsetMs, isOff, words) => {
  expect(clockStoryOf(offsetMs)).toEqual({ isOff, words })
})
