import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backOffMs } from './backOff.ts'
import { firstBatch, largestBatch, nextBatchSize } from './batchSize.ts'

describe('SY7 batches adapt to the link', () => {
  test('down to one document, and not below', () => {
    let size = firstBatch
    for (let tries = 0; tries < 20; tries += 1) size = nextBatchSize(size, 'did not')
    expect(size).toBe(1)
  })
  test('up again, and not above the largest', () => {
    let size = 1
    for (let tries = 0; tries < 20; tries += 1) size = nextBatchSize(size, 'got through')
    expect(size).toBe(largestBatch)
  })
})

describe('SY8 the back-off', () => {
  const failures = [{ kind: 'no-connection' }, { kind: 'centre-trouble', status: 503 }, { kind: 'signed-out' }] as const
  test('doubles from half a second, and stays under its limit for this kind of failure', () => {
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.constantFrom(...failures),
        fc.boolean(),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, failure, isVisible, random) => {
          const wait = backOffMs(attempt, failure, isVisible, random)
          expect(wait).toBeGreaterThanOrEqual(250)
          expect(wait).toBeLessThan(failure.kind === 'no-connection' && isVisible ? 4_000 : 60_000)
        },
      ),
    )
    expect(backOffMs(3, { kind: 'centre-trouble', status: 503 }, true, 0)).toBe(2_000)
  })

  test.each([
    ['no connection, while somebody looks', { kind: 'no-connection' }, true, 4_000],
    ['a centre in trouble', { kind: 'centre-trouble', status: 503 }, true, 30_000],
    ['a hidden app', { kind: 'no-connection' }, false, 60_000],
  ] as const)('waits at most so long: %s', (_name, failure, isVisible, longestMs) => {
    expect(backOffMs(100, failure, isVisible, 0)).toBe(longestMs / 2)
    expect(backOffMs(100, failure, isVisible, 1)).toBe(longestMs)
  })
})
