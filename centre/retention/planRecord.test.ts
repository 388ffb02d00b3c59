import { describe, expect, test } from 'vitest'
import { createFollowUps } from '../../src/domain/figures/createFollowUps.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { aStamp } from '../../src/testing/aStamp.ts'
import { aVisit, closedAs } from '../../src/testing/aVisit.ts'
import { createCustody } from './createCustody.ts'
import { planRecord } from './planRecord.ts'
import type { HeldRecord } from './readRecords.ts'
import { daysOf, fewestDays } from './retentionPeriods.ts'

const closed = aVisit([{ kind: 'started' }, { kind: 'noted', text: 'Cable' }, closedAs('fixed')])
const held = (visit: Visit, changes: object = {}) => {
  const { id, ...fields } = visit
  return { ...fields, _id: id, _rev: '1-a', ...changes } as unknown as HeldRecord
}
const days = (count: number) => new Date(Date.parse('2026-11-24T12:00:00Z') + count * 86_400_000)

function plan(document: HeldRecord, now: Date, others: readonly Visit[] = []) {
  const followUps = createFollowUps()
  for (const visit of others) followUps.note(visit)
  const custody = createCustody().told()
  return planRecord(document, { now, custody, followUps, daysOf: ({ type }, content) => daysOf([], type, content) })
}
const nextOf = (...asked: Parameters<typeof plan>) => {
  const planned = plan(...asked)
  return planned.kind === 'anonymise' ? planned.next : expect.unreachable(planned.kind)
}

describe('a record', () => {
  test('stays as it is until its period is over, and is anonymised then, by nobody’s install', () => {
    expect(plan(held(closed), days(364))).toEqual({ kind: 'keep' })
    const now = days(366)
    const at = now.toISOString()
    expect(nextOf(held(closed), now)).toMatchObject({
      _rev: '1-a',
      by: 'retention',
      updatedAt: at,
      staffNumber: '',
      technicianId: closed.technicianId,
      anonymised: { requester: at, words: at },
    })
  })

  test('that is anonymised is left alone, and keeps its time when more of it is due', () => {
    const first = nextOf(held(closed), days(366))
    expect(plan(first, days(500))).toEqual({ kind: 'keep' })
    const later = nextOf(first, days(800))
    expect(later['anonymised']).toMatchObject({ words: days(366).toISOString(), technician: days(800).toISOString() })
  })

  test('into which an older app brought something back is anonymised again', () => {
    const when = { requester: days(366).toISOString(), words: days(366).toISOString() }
    const again = nextOf(held(closed, { anonymised: when }), days(370))
    expect(again).toMatchObject({ anonymised: when, requester: { kind: 'not-recorded' } })
  })

  test('in which nothing is of anybody is not written', () => {
    const nobody = aVisit([closedAs('fixed')], { requester: { kind: 'not-recorded', why: 'In a hurry' } })
    expect(plan(held(nobody), days(400))).toEqual({ kind: 'keep' })
  })

  test('that is due and not over is told, with what to do', () => {
    expect(plan(held(aVisit([{ kind: 'started' }])), days(400))).toEqual({
      kind: 'not over',
      why: expect.stringContaining('close it') as string,
    })
  })

  test('of a newer app is left until the centre knows it', () => {
    expect(plan(held(closed, { schema: 2 }), days(400))).toMatchObject({ kind: 'not over' })
    expect(plan(held(closed, { type: 'parcel' }), days(400))).toEqual({ kind: 'keep' })
  })

  test('no longer says who brought it, and says whether the same person came again', () => {
    const again = {
      ...addVisitEvent(aVisit([], { id: 'visit:2' }), { kind: 'started' }, aStamp(1)),
      events: closed.events.map((event) => ({ ...event, at: days(3).toISOString() })),
    }
    const document = held(closed, { broughtBy: 'install-9' })
    expect(nextOf(document, days(400), [closed, again])).toMatchObject({ wasFollowedUp: true })
    const next = nextOf(document, days(400), [closed])
    expect(next['wasFollowedUp']).toBe(false)
    expect(next).not.toHaveProperty('broughtBy')
  })
})

test('a force’s own period counts, and the others keep their defaults; none is shorter than figures look back', () => {
  const own = [{ record: 'visit', content: 'requester', days: 90 }] as const
  expect(daysOf(own, 'visit', 'requester')).toBe(90)
  expect(daysOf(own, 'visit', 'words')).toBe(365)
  expect(daysOf(own, 'visit', 'signature')).toBeNull()
  expect(fewestDays).toBeGreaterThan(14)
})
