import { expect, test } from 'vitest'
import type { SyncStatus } from '../domain/sync/syncStatus.ts'
import { syncLineOf } from './syncLineOf.ts'

const now = new Date('2026-11-24T12:00:00Z')
const nothing = { visits: 0, swaps: 0, taps: 0, stockMovements: 0, attendances: 0, refused: 0, damaged: 0 }
const three = { ...nothing, visits: 2, swaps: 1 }
const allSent: SyncStatus = {
  activity: { kind: 'at rest' },
  failure: null,
  unsent: nothing,
  lastSuccessAt: '2026-11-24T11:42:00.000Z',
  clockOffsetMs: 0,
}

test.each<[string, Partial<SyncStatus>, string, string]>([
  ['all sent', {}, 'All sent', 'last 11:42'],
  ['SY16 three to send', { unsent: three }, '3 to send', 'last 11:42'],
  ['sending', { unsent: three, activity: { kind: 'sending', done: 1, total: 3 } }, 'Sending 1 of 3', 'last 11:42'],
  ['SY16 nothing to send, but no connection', { failure: { kind: 'no-connection' } }, 'No connection', 'last 11:42'],
  [
    'no connection with work to send',
    { unsent: three, failure: { kind: 'no-connection' } },
    'No connection, 3 to send',
    'last 11:42',
  ],
  ['SY5 signed out', { unsent: three, failure: { kind: 'signed-out' } }, 'Needs attention, 3 to send', 'last 11:42'],
  [
    'SY16 one of each kind',
    { unsent: { visits: 1, swaps: 1, taps: 1, stockMovements: 1, attendances: 0, refused: 0, damaged: 0 } },
    '4 to send',
    'last 11:42',
  ],
  ['SY16 one refused', { unsent: { ...nothing, refused: 1 } }, 'Needs attention', 'last 11:42'],
  ['SY16 one damaged', { unsent: { ...nothing, damaged: 1 } }, 'Needs attention', 'last 11:42'],
  ['an earlier day', { lastSuccessAt: '2026-11-23T16:05:00.000Z' }, 'All sent', 'last Mon 23 Nov, 16:05'],
  ['SY16 never yet', { lastSuccessAt: null }, 'No connection', 'not sent yet'],
  ['not counted yet', { unsent: null }, 'Counting', 'last 11:42'],
])('%s', (_, changes, words, last) => {
  expect(syncLineOf({ ...allSent, ...changes }, now)).toMatchObject({ words, last })
})
