import * as v from 'valibot'
import { expect, test } from 'vitest'
import { aSwap } from '../../testing/aSwap.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { swapSchema } from './swap.ts'

test('a swap of somebody not recorded, with the longest reason, is one that the centre takes', () => {
  const visit = aVisit([], { requester: { kind: 'not-recorded', why: 'x'.repeat(80) } })
  expect(v.safeParse(swapSchema, aSwap({}, visit)).issues ?? []).toEqual([])
})
