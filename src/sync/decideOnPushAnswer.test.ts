import { expect, test } from 'vitest'
import type { Shelved } from '../data/record/recordShelf.ts'
import type { SyncState } from '../data/record/storedRecord.ts'
import { aVisit } from '../testing/aVisit.ts'
import { decideOnPushAnswer } from './decideOnPushAnswer.ts'

const toSend: SyncState = { unsent: 1, rev: '1-a', base: null, reason: null }
const sentVisit = aVisit()
const editedVisit = aVisit([{ kind: 'started' }])
const sent: Shelved = { stored: { ...sentVisit, sync: toSend }, isDeleted: false, localRev: '1-local' }
const edited: Shelved = { stored: { ...editedVisit, sync: toSend }, isDeleted: false, localRev: '2-local' }
const fed: Shelved = {
  stored: { ...sentVisit, sync: { ...toSend, unsent: 0, rev: '2-b' } },
  isDeleted: false,
  localRev: '3-local',
}
const accepted = { kind: 'accepted', rev: '2-b' } as const
const refused = { kind: 'refused', reason: 'A visit needs a reason.' } as const

test.each([
  [
    'accepted, unchanged: the centre has it',
    sent,
    accepted,
    { kind: 'write', next: { sync: { unsent: 0, rev: '2-b', base: null } } },
  ],
  [
    'SY6 accepted, edited meanwhile: still to send, built on what was sent',
    edited,
    accepted,
    { kind: 'write', next: { events: editedVisit.events, sync: { unsent: 1, rev: '2-b', base: sentVisit } } },
  ],
  ['accepted, but the feed was quicker: nothing', fed, accepted, { kind: 'leave' }],
  ['SY12 accepted, but no longer here: nothing', null, accepted, { kind: 'leave' }],
  ['SY12 accepted, but removed here meanwhile: nothing', { ...sent, isDeleted: true }, accepted, { kind: 'leave' }],
  [
    'SY4 refused, unchanged: set aside with the reason',
    sent,
    refused,
    { kind: 'write', next: { sync: { unsent: 2, rev: '1-a', reason: refused.reason } } },
  ],
  ['SY4 refused, edited meanwhile: tried again', edited, refused, { kind: 'leave' }],
])('%s', (_rule, now, answer, decision) => {
  expect(decideOnPushAnswer(sent, now, answer)).toMatchObject(decision)
})
