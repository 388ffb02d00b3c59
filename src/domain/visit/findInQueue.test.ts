import { expect, test } from 'vitest'
import { aVisit } from '../../testing/aVisit.ts'
import { findInQueue } from './findInQueue.ts'

const staff = aVisit([], { id: 'visit:1', queueNumber: 'C07' })
const guest = aVisit([], { id: 'visit:2', queueNumber: 'C08', requester: { kind: 'guest', name: 'Zoë Abara' } })
const helped = aVisit([{ kind: 'started' }], { id: 'visit:3', queueNumber: 'C09' })
const nobody = aVisit([], {
  id: 'visit:4',
  queueNumber: 'C10',
  requester: { kind: 'not-recorded', why: 'In a hurry' },
})
const open = [staff, guest, helped, nobody]

test.each([
  ['C07', 'P1234', 'visit:1'],
  [' c07 ', 'p 1234', 'visit:1'],
  ['C08', 'zoe abara', 'visit:2'],
  ['C07', 'P9999', undefined],
  ['C08', 'P1234', undefined],
  ['C09', 'P1234', undefined],
  ['C10', '', undefined],
  ['C11', 'P1234', undefined],
])('under %s and %s waits %s', (number, who, id) => {
  expect(findInQueue(open, number, who)?.id).toBe(id)
})
