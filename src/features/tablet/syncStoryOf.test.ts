import { expect, test } from 'vitest'
import type { SyncStatus } from '../../domain/sync/syncStatus.ts'
import { syncStoryOf } from './syncStoryOf.ts'

const nothing = { visits: 0, swaps: 0, taps: 0, stockMovements: 0, attendances: 0, refused: 0, damaged: 0 }
const status: SyncStatus = {
  activity: { kind: 'at rest' },
  failure: null,
  unsent: nothing,
  lastSuccessAt: '2026-11-24T11:42:00.000Z',
  clockOffsetMs: 0,
}

test.each([
  ['nothing', {}, 'The centre has confirmed every record that was made on this tablet.'],
  ['one refused', { refused: 1 }, 'Everything is saved on this tablet, but something needs a person.'],
  ['one damaged', { damaged: 1 }, 'What is damaged cannot be sent, and needs a person.'],
  ['one of each', { refused: 1, damaged: 1 }, 'What is damaged cannot be sent, and needs a person.'],
])('SY16 with %s it says no more than is so', (_what, counts, words) => {
  const { meaning } = syncStoryOf(
    { ...status, unsent: { ...nothing, ...counts } },
    new Date('2026-11-24T12:00:00.000Z'),
  )
  expect(meaning).toContain(words)
})
