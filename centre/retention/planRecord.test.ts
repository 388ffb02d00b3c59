import { describe, expect, test } from 'vitest'
import { createFollowUps } from '../../src/domain/figures/createFollowUps.ts'
import { anonymise } from '../../src/domain/retention/anonymise.ts'
import { recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { aStamp } from '../../src/testing/aStamp.ts'
import { aVisit, closedAs } from '../../src/testing/aVisit.ts'
import { createCustody } from './createCustody.ts'
import { type Planning, planRecord } from './planRecord.ts'
import type { HeldRecord } from './readRecords.ts'
import { daysOf, fewestDays } from './retentionPeriods.ts'

const closed = aVisit([{ kind: 'started' }, { kind: 'noted', text: 'Cable' }, closedAs('fixed')])
const held = (record: { readonly id: string }, changes: object = {}) => {
  const { id, ...fields } = record
  return { ...fields, _id: id, _rev: '1-a', ...changes } as unknown as HeldRecord
}
const days = (count: number) => new Date(Date.parse('2026-11-24T12:00:00Z') + count * 86_400_000)

function plan(document: HeldRecord, now: Date, others: readonly Visit[] = []) {
  const followUps = createFollowUps()
  for (const visit of others) followUps.note(visit)
  const custody = createCustody().told()
  return planRecord(document, { now, custody, followUps, daysOf: ({ type }, content) => daysOf([], type, content) })
}
/** As it is planned for what somebody asked to have erased. */
const planErasure = (record: { readonly id: string }, now: Date) => {
  const custody = createCustody().told()
  return planRecord(held(record), { now, custody, followUps: createFollowUps(), daysOf: () => 0 })
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

  test('of a newer app is left until the centre knows it, and one that is not as it knows it until it is put right', () => {
    const left = (why: RegExp) => ({ kind: 'not over', why: expect.stringMatching(why) as string })
    expect(plan(held(closed, { schema: 2 }), days(400))).toEqual(left(/newer app/))
    expect(plan(held(closed, { events: 'told otherwise' }), days(400))).toEqual(left(/'events'/))
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

describe('what is to be erased at once', () => {
  const promise = { kind: 'promised', what: 'A phone', siteId: 'bow', dueOn: '2026-12-01' } as const
  const promised = aVisit([{ kind: 'started' }, promise, closedAs('advice')])
  const device = { assetTag: 'L1', serial: 'S1', modelId: 'laptop-a' }
  const moved = { id: 'stock-movement:1', barId: 'lambeth', openingId: 'o', by: 'i', device, why: 'Reserved' }
  const reservation = { kind: 'made', staffNumber: 'P1234', name: 'PC Osei', until: '2026-12-01' } as const
  const reserved = recordStockMovement({ ...moved, direction: 'in', reservation }, aStamp(3))
  const ahead = (clockOffsetMs: number): Visit => ({
    ...closed,
    events: closed.events.map((event) => ({ ...event, clockOffsetMs })),
  })

  test.each([
    ['promised for a coming day', promised],
    ['reserved until a coming day', reserved],
    ['told by a clock that was ahead', ahead(7 * 86_400_000)],
  ])('and is %s is not over before that day, and is told with it', (_what, record) => {
    const day = { kind: 'not over', why: expect.stringMatching(/over after 2026-12-01/) as string }
    expect(planErasure(record, days(1))).toEqual(day)
    expect(planErasure(record, days(8))).toMatchObject({ kind: 'anonymise' })
    expect(plan(held(record), days(1))).toEqual({ kind: 'keep' })
  })

  test('and whose clock told no day that can be does not wait for it', () => {
    expect(planErasure(ahead(1e20), days(1))).toMatchObject({ kind: 'anonymise' })
    expect(plan(held(ahead(1e20)), days(9_999))).toEqual({ kind: 'keep' })
  })

  test('is nobody else’s: what is of a newer app and of others is not named with it', () => {
    const custody = createCustody().told()
    const parts = { now: days(1), custody, followUps: createFollowUps(), daysOf: () => null }
    expect(planRecord(held(closed, { schema: 2 }), parts)).toEqual({ kind: 'keep' })
  })

  test('and was without some of it before is told all the same', () => {
    const nameless = anonymise(promised, { technician: days(0).toISOString() })
    expect(planErasure(nameless, days(1))).toMatchObject({ kind: 'not over' })
  })

  test('and of which nothing is anybody’s is not told, though it lies ahead', () => {
    const nobody = aVisit([promise, closedAs('advice')], { requester: { kind: 'not-recorded', why: 'In a hurry' } })
    const custody = createCustody().told()
    const daysOf: Planning['daysOf'] = (_document, content) => (content === 'signature' ? 0 : null)
    const planned = planRecord(held(nobody), { now: days(1), custody, followUps: createFollowUps(), daysOf })
    expect(planned).toEqual({ kind: 'keep' })
  })
})

test('a force’s own period counts, and the others keep their defaults; none is shorter than figures look back', () => {
  const own = [{ record: 'visit', content: 'requester', days: 90 }] as const
  expect(daysOf(own, 'visit', 'requester')).toBe(90)
  expect(daysOf(own, 'visit', 'words')).toBe(365)
  expect(daysOf(own, 'visit', 'signature')).toBeNull()
  expect(fewestDays).toBeGreaterThan(14)
})
