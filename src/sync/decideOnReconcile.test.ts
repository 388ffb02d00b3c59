import { describe, expect, test } from 'vitest'
import type { Shelved } from '../data/record/recordShelf.ts'
import type { AnyRecord, SyncState } from '../data/record/storedRecord.ts'
import { addVisitEvent } from '../domain/visit/addVisitEvent.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { aStamp } from '../testing/aStamp.ts'
import { aVisit } from '../testing/aVisit.ts'
import { decideOnMark } from './decideOnMark.ts'
import { decideOnReconcile } from './decideOnReconcile.ts'
import { recordKinds } from './recordKinds.ts'

const rule = { me: 'install-1', merge: recordKinds['visit']?.merge ?? (() => expect.unreachable()) }
const older = aVisit()
const newer = addVisitEvent(older, { kind: 'noted', text: 'Since the copy' }, aStamp(5))

function here(visit: Visit, sync: Partial<SyncState> = {}, isDeleted = false): Shelved {
  const state: SyncState = { unsent: 0, rev: '3-c', base: null, reason: null, ...sync }
  return { stored: { ...visit, sync: state }, isDeleted, localRev: '1-local' }
}
const there = (rev: string, visit: Visit | null) => ({ id: older.id, rev, record: visit as AnyRecord | null })

describe('SY11 a record that was thought to be at the centre', () => {
  test.each([
    ['the same is there', here(newer), there('3-c', newer)],
    ['it is still on its way', here(newer, { unsent: 1 }), there('2-b', older)],
    ['it was deleted there since', here(newer), there('4-d', null)],
    ['it is gone here', here(newer, {}, true), null],
    ['it was never here', null, null],
  ])('is left alone when %s', (_name, local, centre) => {
    expect(decideOnReconcile(local, centre, rule)).toEqual({ kind: 'leave' })
  })

  test('is sent as new when the centre never held it', () => {
    expect(decideOnReconcile(here(newer), null, rule)).toMatchObject({
      kind: 'write',
      next: { sync: { unsent: 1, rev: null } },
    })
  })

  test.each([
    ["another install's", 'install-2', 'install-2'],
    ['its own', 'install-1', undefined],
  ])('%s, says who brings it to a centre that never held it', (_whose, me, broughtBy) => {
    const decision = decideOnReconcile(here(newer), null, { ...rule, me })
    expect(decision.kind === 'write' && decision.next.broughtBy).toBe(broughtBy)
  })

  test('is sent again, on top of the older one that is there', () => {
    const decision = decideOnReconcile(here(newer), there('2-b', older), rule)
    expect(decision).toMatchObject({
      kind: 'write',
      next: { events: newer.events, sync: { unsent: 1, rev: '2-b', base: older } },
    })
  })

  test('takes what the centre has beyond it, and sends nothing', () => {
    const decision = decideOnReconcile(here(older), there('4-d', newer), rule)
    expect(decision).toMatchObject({ kind: 'write', next: { events: newer.events, sync: { unsent: 0, rev: '4-d' } } })
  })
})

test.each([
  [0, null, 'fits'],
  [0, 4, 'fits'],
  [3, 3, 'fits'],
  [3, 4, 'fits'],
  [3, 2, 'went back'],
  [3, null, 'went back'],
] as const)('SY11 a mark remembered as %s and found as %s %s', (remembered, atCentre, verdict) => {
  expect(decideOnMark(remembered, atCentre)).toBe(verdict)
})
