import { expect, test } from 'vitest'
import { requesterFrom, type TypedRequester } from './requesterFrom.ts'

const nothing: TypedRequester = { kind: 'staff', staffNumber: '', name: '', guestName: '', why: 'In a hurry' }

test.each<[string, Partial<TypedRequester>, unknown]>([
  ['nobody named', {}, { kind: 'not-recorded', why: 'In a hurry' }],
  ['blanks only', { staffNumber: '  ' }, { kind: 'not-recorded', why: 'In a hurry' }],
  ['a guest not named yet', { kind: 'guest', staffNumber: '1234' }, { kind: 'not-recorded', why: 'In a hurry' }],
  ['a number alone', { staffNumber: ' p1 234 ' }, { kind: 'staff', staffNumber: 'P1234', name: null }],
  [
    'a number and a name',
    { staffNumber: '1234', name: ' PC Osei ' },
    { kind: 'staff', staffNumber: '1234', name: 'PC Osei' },
  ],
  ['a guest', { kind: 'guest', guestName: ' A contractor ' }, { kind: 'guest', name: 'A contractor' }],
])('%s is understood', (_, typed, requester) => {
  expect(requesterFrom({ ...nothing, ...typed })).toEqual({ kind: 'ready', requester })
})

test.each<[string, Partial<TypedRequester>, string]>([
  ['a name without its number', { name: 'PC Osei' }, 'staffNumber'],
  ['a number too short', { staffNumber: '12' }, 'staffNumber'],
  ['a number with signs', { staffNumber: '12-34' }, 'staffNumber'],
  ['a name too long', { staffNumber: '1234', name: 'x'.repeat(81) }, 'name'],
  ['a guest name too long', { kind: 'guest', guestName: 'x'.repeat(81) }, 'guestName'],
])('%s is asked about at its field', (_, typed, field) => {
  expect(requesterFrom({ ...nothing, ...typed })).toMatchObject({ kind: 'problem', field })
})
