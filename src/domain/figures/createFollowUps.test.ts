import { describe, expect, test } from 'vitest'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { anonymise } from '../retention/anonymise.ts'
import type { Visit } from '../visit/visit.ts'
import { createFollowUps } from './createFollowUps.ts'

const first = aVisit([closedAs('fixed')], { id: 'visit:1' })
const again = aVisit([closedAs('fixed')], { id: 'visit:2' })
const other = { kind: 'staff', staffNumber: 'P9', name: null } as const
const nobody = { kind: 'not-recorded', why: 'In a hurry' } as const

describe('of two versions of a visit the later one counts', () => {
  test.each<[string, Visit, boolean]>([
    ['as it was', again, true],
    ['marked as an exercise meanwhile', { ...again, marks: ['training'] }, false],
    ['marked as a duplicate meanwhile', { ...again, marks: ['duplicate'] }, false],
    ['of somebody else, as it turned out', { ...again, requester: other, staffNumber: 'P9' }, false],
    ['of somebody who was not recorded after all', { ...again, requester: nobody, staffNumber: '' }, false],
    ['for another matter, as it turned out', { ...again, reasonId: 'phone' }, false],
    [
      // A run was cut short before it carried this one on: the person came all the same.
      'without the person, which the earlier one still names',
      anonymise(again, { requester: '2026-12-20T02:00:00.000Z' }),
      true,
    ],
    [
      'without the person, and marked',
      anonymise({ ...again, marks: ['training'] as const }, { requester: '2026-12-20T02:00:00.000Z' }),
      false,
    ],
  ])('%s', (_what, later, isFollowedUp) => {
    const followUps = createFollowUps()
    for (const visit of [first, again, first, later]) followUps.note(visit)
    expect(followUps.isFollowedUp(first)).toBe(isFollowedUp)
  })

  test('for whom it is now, though somebody else stood there', () => {
    const followUps = createFollowUps()
    followUps.note({ ...again, requester: other, staffNumber: 'P9' })
    followUps.note(again)
    expect(followUps.isFollowedUp(first)).toBe(true)
    expect(followUps.isFollowedUp({ ...first, staffNumber: 'P9' })).toBe(false)
  })
})
