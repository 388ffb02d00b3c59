import { expect, test } from 'vitest'
import { aWhereabouts } from '../../testing/aWhereabouts.ts'
import { countedOf, expectedIn, missingOf, tickOff } from './countedOf.ts'
import { newCountDraft } from './countDraft.ts'

const device = (assetTag: string) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })
const expected = ['L1', 'L2', 'L3'].map(device)
const start = newCountDraft()

test('a tag is ticked off once, however it is typed', () => {
  const once = tickOff(start, ' l1 ', expected, new Map())
  if (once.kind !== 'seen') expect.unreachable()
  expect(once.draft.seen).toEqual(['L1'])
  const twice = tickOff(once.draft, 'L1', expected, new Map())
  expect(twice).toMatchObject({ kind: 'seen', words: 'L1 was seen already.', draft: once.draft })
})

test('what is not expected is not counted before somebody has said what it is', () => {
  const place = { kind: 'gone', why: 'Lost', isSeenTo: false } as const
  const known = new Map([['L9', aWhereabouts('L9', { place })]])
  expect(tickOff(start, 'L9', expected, known)).toMatchObject({
    kind: 'unexpected',
    words: 'L9 is not expected here. It is out: lost.',
  })
  expect(tickOff(start, 'X', expected, known)).toMatchObject({
    words: 'X is not expected here. This bar does not know it.',
  })
})

test('a code that is no asset tag is not taken for one', () => {
  expect(tickOff(start, 'https://maker.example/support', expected, new Map())).toMatchObject({ kind: 'unclear' })
})

test('what is to be sanitised lies in the stockroom, too', () => {
  const place = { kind: 'handed in', from: 'PC Osei', hasFailed: false } as const
  const back = aWhereabouts('OLD', { serial: null, place, isUsed: true })
  expect(expectedIn(new Map([['OLD', back]])).map(({ assetTag }) => assetTag)).toEqual(['OLD'])
})

test('a count is complete when each difference is explained', () => {
  const draft = { ...start, seen: ['L1', 'L2'] }
  expect(missingOf(draft, expected).map(({ assetTag }) => assetTag)).toEqual(['L3'])
  expect(countedOf(draft, expected)).toBeNull()
  const explained = { ...draft, whys: { L3: 'Lost', L1: 'Left at the base' } }
  expect(countedOf(explained, expected)).toEqual({
    seen: ['L1', 'L2'],
    // L1 was seen after all: its explanation is not recorded.
    missing: [{ assetTag: 'L3', why: 'Lost' }],
    found: [],
  })
})

test('what was handed out while the count was under way is neither seen nor missing', () => {
  const draft = { ...start, seen: ['L1', 'L2'], whys: { L3: 'Lost' } }
  expect(countedOf(draft, expected.slice(0, 1))).toEqual({ seen: ['L1'], missing: [], found: [] })
})
