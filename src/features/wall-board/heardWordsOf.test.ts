import { expect, test } from 'vitest'
import { aVisit } from '../../testing/aVisit.ts'
import { heardWordsOf } from './heardWordsOf.ts'

const now = new Date('2026-11-24T10:00:00.000Z')
const heard = { failure: null, lastSuccessAt: '2026-11-24T09:58:00.000Z' }

test('a board that hears from the centre says when another tablet last told of something', () => {
  expect(heardWordsOf(heard, [aVisit([{ kind: 'started' }])], 'board', now)).toEqual({
    isUpToDate: true,
    words: 'Up to date. Another tablet was last heard of at 09:01.',
  })
  expect(heardWordsOf(heard, [aVisit()], 'tablet-1', now).words).toBe('Up to date.')
})

test('a board without a connection says since when, and that numbers may be missing', () => {
  const words = (lastSuccessAt: string | null) =>
    heardWordsOf({ failure: { kind: 'no-connection' }, lastSuccessAt }, [], 'board', now)
  expect(words(heard.lastSuccessAt)).toEqual({
    isUpToDate: false,
    words: 'No word from the centre since 09:58: some numbers may be missing here.',
  })
  expect(words(null).words).toBe('No word from the centre yet: some numbers may be missing here.')
})
