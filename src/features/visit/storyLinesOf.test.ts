import { expect, test } from 'vitest'
import type { VisitHappening } from '../../domain/visit/addVisitEvent.ts'
import { mergeVisit } from '../../domain/visit/mergeVisit.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { attentionWordsOf, storyLinesOf } from './storyLinesOf.ts'

const names = {
  reason: (id: string) => (id === 'laptop-fault' ? 'Laptop will not start' : id),
  person: () => 'S. Begum',
}

test.each<[VisitHappening, string]>([
  [{ kind: 'started' }, 'Service started'],
  [{ kind: 'held', why: 'Awaiting part' }, 'On hold: Awaiting part'],
  [{ kind: 'noted', text: 'New cable tried' }, 'Note: New cable tried'],
  [{ kind: 'number added', system: 'incident', number: 'INC42' }, 'Incident INC42'],
  [{ kind: 'requester recorded', requester: { kind: 'guest', name: 'A contractor' } }, 'Recorded as A contractor'],
  [closedAs('fixed'), 'Closed: fixed'],
  [{ ...closedAs('escalated'), escalatedTo: 'Network team' }, 'Closed: escalated to Network team'],
  [
    { ...closedAs('loaner issued'), loaner: { assetTag: 'LN7', dueOn: '2026-12-01' } },
    'Closed: loaner issued, LN7 until Tue 1 Dec',
  ],
  [{ kind: 'no-show' }, 'Did not come when called'],
])('%o reads %s', (happening, words) => {
  expect(storyLinesOf(aVisit([happening]), names)[1]).toMatchObject({ words, by: 'S. Begum', isUndone: false })
})

test('the story begins with the arrival and its reason', () => {
  expect(storyLinesOf(aVisit(), names)[0]).toMatchObject({ words: 'Arrived: Laptop will not start' })
})

test('a step that was taken back stays, marked, with the taking back after it', () => {
  const visit = aVisit([closedAs('fixed'), { kind: 'undone', eventId: 'event-1' }])
  expect(storyLinesOf(visit, names).slice(1)).toMatchObject([
    { words: 'Closed: fixed', isUndone: true },
    { words: 'Closing taken back', isUndone: false },
  ])
})

test('two outcomes are named side by side', () => {
  const open = aVisit([{ kind: 'started' }])
  const mine = addVisitEvent(open, closedAs('fixed'), aStamp(5))
  const theirs = addVisitEvent(open, closedAs('advice'), aStamp(6))
  expect(attentionWordsOf(mergeVisit(open, mine, theirs))).toEqual([
    'Two tablets closed this visit differently: fixed, then advice given. The first counts.',
  ])
})
