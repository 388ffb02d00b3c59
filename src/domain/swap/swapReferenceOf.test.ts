import { expect, test } from 'vitest'
import { swapReferenceOf } from './swapReferenceOf.ts'

test('the reference is short enough to be read aloud', () => {
  expect(swapReferenceOf('swap:0190a000-0000-7000-8000-00007f3a91bc')).toBe('7F3A-91BC')
})
