import { expect, test } from 'vitest'
import { createPinTries } from './pinTries.ts'

function aStorage(kept: string | null = null) {
  let value = kept
  return {
    getItem: () => value,
    setItem: (_key: string, next: string) => {
      value = next
    },
  }
}

test('wrong tries outlive the window: another one over the same storage reads them', () => {
  const storage = aStorage()
  createPinTries(storage).save({ wrongTimes: 3, waitUntil: 1_795_514_400_000 })
  expect(createPinTries(storage).read()).toEqual({ wrongTimes: 3, waitUntil: 1_795_514_400_000 })
})

test.each([null, '', 'x', '3', '-1 5', '1 2 3'])('%j is no try', (kept) => {
  expect(createPinTries(aStorage(kept)).read()).toEqual({ wrongTimes: 0, waitUntil: 0 })
})
