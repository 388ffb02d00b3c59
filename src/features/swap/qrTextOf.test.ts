import { expect, test } from 'vitest'
import { aSwap } from '../../testing/aSwap.ts'
import { qrTextOf } from './qrTextOf.ts'

test('the code names the record and its devices, and nobody', () => {
  const text = qrTextOf(aSwap())
  expect(text.split('\n').slice(1)).toEqual(['swap:1', 'out LT2002', 'in LT1001', '2026-11-24'])
  expect(text).not.toMatch(/Osei|P1234/)
})
