import { expect, test } from 'vitest'
import { aWorkplace } from '../testing/aWorkplace.ts'
import { entranceOf, type Known } from './entranceOf.ts'

const workplace = aWorkplace()
const now = new Date('2026-11-24T10:00:00Z')
const complete: Known = {
  account: { name: 'tryout', password: 'TRYOUT-K7QF-2M9X' },
  roles: ['tablet', 'bar:lambeth-popup'],
  tablet: workplace.tablet,
  shift: workplace.shift,
  visitorScreen: null,
  bars: [workplace.bar],
  sites: workplace.sites,
  people: workplace.people,
  catalogue: workplace.catalogue,
}

test.each<[string, Partial<Known>, string]>([
  ['a new tablet', { account: null, tablet: null, shift: null, bars: [], catalogue: null }, 'set-up code needed'],
  ['a tablet whose code was accepted', { tablet: null }, 'bar to be chosen'],
  ['a tablet that has lost its reference data', { bars: [] }, 'bar not received'],
  ['a tablet that has not received the catalogue', { catalogue: null }, 'bar not received'],
  ['a tablet that nobody works with', { shift: null }, 'sign-in needed'],
  ['a technician who has left the list', { people: [] }, 'sign-in needed'],
  ['a wall board, whoever worked with the tablet before', { visitorScreen: 'wall board' }, 'for visitors'],
  ['a wall board that has lost its reference data', { visitorScreen: 'wall board', bars: [] }, 'bar not received'],
  ['an account for screens alone', { roles: ['desk-screen'] }, 'screen to be chosen'],
  ['such an account that shows one', { roles: ['desk-screen'], visitorScreen: 'check-in' }, 'for visitors'],
  ['a tablet that may be both', { roles: ['tablet', 'desk-screen'] }, 'at work'],
  ['a tablet whose roles nobody told yet', { roles: [] }, 'at work'],
  ['a technician at work', {}, 'at work'],
  ['a site that has left the list', { sites: [] }, 'at work'],
])('%s', (_, changes, kind) => {
  expect(entranceOf({ ...complete, ...changes }, now).kind).toBe(kind)
})

test('the next day asks again', () => {
  expect(entranceOf(complete, new Date('2026-11-25T08:00:00Z')).kind).toBe('sign-in needed')
})
