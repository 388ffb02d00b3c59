import { expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { addVisitEvent } from './addVisitEvent.ts'
import { techniciansThere } from './techniciansThere.ts'

const now = new Date(aStamp(30).at)
const presence = (personId: string, kind: 'there' | 'away' | 'left') => ({ personId, kind, since: aStamp(0).at })
const by = (personId: string, minute: number) => aStamp(minute, { id: `${personId}-${minute}`, personId })
const helpedBy = (personId: string) => addVisitEvent(aVisit(), { kind: 'started' }, by(personId, 5))
const closedBy = (personId: string) => addVisitEvent(helpedBy(personId), closedAs('fixed'), by(personId, 9))

test('those who are available count, whether they are helping somebody or not', () => {
  expect(techniciansThere([presence('alex', 'there'), presence('priya', 'there')], [helpedBy('alex')], [], now)).toBe(2)
})

test('who is away or has left does not, though they closed a visit minutes ago', () => {
  const people = [presence('alex', 'away'), presence('priya', 'left'), presence('sam', 'there')]
  expect(techniciansThere(people, [], [closedBy('alex'), closedBy('priya')], now)).toBe(1)
})

test('who helps somebody is there, whatever they said; a visit on hold keeps nobody', () => {
  expect(techniciansThere([presence('alex', 'away')], [helpedBy('alex')], [], now)).toBe(1)
  const held = addVisitEvent(helpedBy('alex'), { kind: 'held', why: 'part' }, by('alex', 6))
  expect(techniciansThere([presence('alex', 'away')], [held], [], now)).toBe(0)
})

test('somebody of whom no tablet told counts for an hour after their last visit', () => {
  expect(techniciansThere([], [], [closedBy('alex')], now)).toBe(1)
  expect(techniciansThere([], [], [closedBy('alex')], new Date(aStamp(9 + 60).at))).toBe(0)
})
