import { describe, expect, test } from 'vitest'
import type { Shelved } from '../data/record/recordShelf.ts'
import type { AnyRecord, SyncState } from '../data/record/storedRecord.ts'
import { anonymise } from '../domain/retention/anonymise.ts'
import { addVisitEvent } from '../domain/visit/addVisitEvent.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { aStamp } from '../testing/aStamp.ts'
import { aVisit } from '../testing/aVisit.ts'
import { type CentreRule, type Decision, decideOnCentreVersion } from './decideOnCentreVersion.ts'
import { recordKinds } from './recordKinds.ts'

const me = 'install-1'
const merge = recordKinds['visit']?.merge ?? (() => expect.unreachable())
const feedRule: CentreRule = { me, merge, isCurrent: false }
const askedRule: CentreRule = { me, merge, isCurrent: true }

const arrived = aVisit()
const mine = { ...addVisitEvent(arrived, { kind: 'noted', text: 'Mine' }, aStamp(5)), by: me }
const theirs = { ...addVisitEvent(arrived, { kind: 'noted', text: 'Theirs' }, aStamp(6)), by: 'install-2' }

function here(visit: Visit, sync: Partial<SyncState> = {}, isDeleted = false): Shelved {
  return {
    stored: { ...visit, sync: { unsent: 0, rev: '2-b', base: null, reason: null, ...sync } },
    isDeleted,
    localRev: '1-local',
  }
}
const there = (rev: string, visit: Visit | null) => ({ id: arrived.id, rev, record: visit as AnyRecord | null })

describe('a version of the centre', () => {
  test.each([
    ['SY12 is not here and deleted there', null, there('2-d', null), feedRule],
    ['is our own echo', here(mine), there('2-b', mine), feedRule],
    ['is our own echo, and we have edited on', here(mine, { unsent: 1 }), there('2-b', arrived), feedRule],
    ['came late by the feed', here(mine, { rev: '3-c' }), there('2-b', arrived), feedRule],
    ['SY12 is a deletion that is here already', here(mine, {}, true), there('3-d', null), feedRule],
  ])('that %s changes nothing', (_name, local, centre, rule) => {
    expect(decideOnCentreVersion(local, centre, rule)).toEqual({ kind: 'leave' })
  })

  test.each([
    ['new here', null, there('1-a', theirs), feedRule],
    ['newer, with nothing unsent here', here(arrived), there('3-c', theirs), feedRule],
    ['older, but asked for just now', here(mine, { rev: '3-c' }), there('2-b', theirs), askedRule],
    ['made anew after a deletion', here(arrived, {}, true), there('4-e', theirs), feedRule],
  ])('that is %s is taken', (_name, local, centre, rule) => {
    const decision = decideOnCentreVersion(local, centre, rule)
    expect(decision).toMatchObject({
      kind: 'write',
      next: { events: theirs.events, sync: { unsent: 0, rev: centre.rev, base: null } },
    })
  })

  test('SY6 that meets an unsent edit is merged, and the centre’s is the base of the next merge', () => {
    const decision = decideOnCentreVersion(here(mine, { unsent: 1, base: arrived }), there('3-c', theirs), feedRule)
    expect(decision).toMatchObject({ kind: 'write', next: { by: me, sync: { unsent: 1, rev: '3-c', base: theirs } } })
    const texts =
      decision.kind === 'write'
        ? (decision.next as unknown as Visit).events.flatMap((event) => (event.kind === 'noted' ? [event.text] : []))
        : []
    expect(texts).toEqual(['Mine', 'Theirs'])
  })

  test('SY6 that is our own earlier write, whose answer was lost, settles the record when nothing came after', () => {
    const decision = decideOnCentreVersion(here(mine, { unsent: 1, rev: null }), there('1-a', mine), feedRule)
    expect(decision).toMatchObject({ kind: 'write', next: { sync: { unsent: 0, rev: '1-a', base: null } } })
  })

  test('SY6 a field of ours that the centre has since changed back is not brought back by our lost answer', () => {
    const sent = { ...mine, note: 'sent' } as Visit
    const edited = { ...sent, note: 'edited after the cut' } as Visit
    const decision = decideOnCentreVersion(
      here(edited, { unsent: 1, rev: '1-a', base: arrived }),
      there('2-b', sent),
      feedRule,
    )
    expect(decision).toMatchObject({
      kind: 'write',
      next: { note: 'edited after the cut', sync: { unsent: 1, base: sent } },
    })
  })

  test('SY6 a delete there against an edit here keeps the edit', () => {
    const decision = decideOnCentreVersion(here(mine, { unsent: 1, base: arrived }), there('3-d', null), feedRule)
    expect(decision).toMatchObject({
      kind: 'write',
      next: { events: mine.events, sync: { unsent: 1, rev: '3-d', base: null } },
    })
  })

  test('a delete there with nothing unsent here is followed', () => {
    expect(decideOnCentreVersion(here(arrived), there('3-d', null), feedRule)).toMatchObject({
      kind: 'remove',
      next: { sync: { rev: '3-d' } },
    })
  })

  test('a refused record that meets a newer one is merged and tried again', () => {
    const decision = decideOnCentreVersion(
      here(mine, { unsent: 2, reason: 'no', base: arrived }),
      there('3-c', theirs),
      feedRule,
    )
    expect(decision).toMatchObject({ kind: 'write', next: { sync: { unsent: 1, reason: null } } })
  })

  describe('SY20 with what is anonymised', () => {
    const when = { requester: '2027-11-26T02:00:00.000Z' }
    const without = { ...anonymise(arrived, when), by: 'retention' }
    const names = (decision: Decision) =>
      decision.kind === 'write' ? JSON.stringify(decision.next).match(/Osei|P1234/g) : []

    test('at the centre, meets an unsent edit: the edit stands, and the name is gone from it and from its past', () => {
      const decision = decideOnCentreVersion(here(mine, { unsent: 1, base: arrived }), there('3-c', without), feedRule)
      expect(decision).toMatchObject({
        kind: 'write',
        next: { anonymised: when, sync: { unsent: 1, rev: '3-c', base: without } },
      })
      expect((decision as unknown as { readonly next: Visit }).next.events.map(({ kind }) => kind)).toEqual([
        'arrived',
        'noted',
      ])
      expect(names(decision)).toBeNull()
    })

    test.each([
      ['nothing unsent', {}],
      ['a past that is unknown', { unsent: 1 as const }],
    ])('here, meets a centre that went back in time: it stays, and is not sent; with %s', (_what, sync) => {
      const decision = decideOnCentreVersion(here(without, sync), there('1-a', arrived), askedRule)
      expect(decision).toMatchObject({ kind: 'write', next: { anonymised: when, sync: { unsent: 0, rev: '1-a' } } })
      expect(names(decision)).toBeNull()
    })
  })
})
