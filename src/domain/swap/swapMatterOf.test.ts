import { expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { undoSwap } from './addSwapEvent.ts'
import { swapMatterOf } from './swapMatterOf.ts'

const closedBySwap = { ...closedAs('swapped'), swapId: 'swap:1' } as const
const open = aVisit([{ kind: 'started' }])
const closed = aVisit([{ kind: 'started' }, closedBySwap])
const stands = aSwap()
const halfDone = aSwap({ incoming: { ...swapAnswers.incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })
const undone = undoSwap(stands, aStamp(31))
const declined = aSwap({ acceptance: { kind: 'declined', termsVersion: 3, termsText: 'Text', why: 'Too heavy' } })

test.each([
  ['an open visit without a swap', open, [], 'none'],
  ['an open visit with a declined swap', open, [declined], 'none'],
  ['an open visit whose swap was taken back', open, [undone], 'none'],
  ['an open visit with a swap that stands', open, [stands], 'visit not closed'],
  ['an open visit with a half-done swap', open, [halfDone], 'visit not closed'],
  ['someone who left with the new device', aVisit([{ kind: 'abandoned' }]), [stands], 'visit not closed'],
  ['a visit closed by its swap', closed, [stands], 'none'],
  ['a visit closed by a swap that was taken back', closed, [undone], 'swap taken back'],
  ['a visit closed by a swap not on this tablet', closed, [], 'none'],
  ['a visit closed otherwise, with a swap', aVisit([closedAs('fixed')]), [stands], 'outcome differs'],
])('%s: %s', (_, visit, swaps, kind) => {
  expect(swapMatterOf(visit, swaps).kind).toBe(kind)
})
