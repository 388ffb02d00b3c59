import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { recordPassingTap, recordTap } from '../tap/recordTap.ts'
import type { VisitHappening } from '../visit/addVisitEvent.ts'
import type { Visit } from '../visit/visit.ts'
import { createFollowUps } from './createFollowUps.ts'
import { createServiceFigures } from './createServiceFigures.ts'
import { isHandled } from './isHandled.ts'
import { figureColumns, figuresTable } from './figuresTable.ts'

const start: VisitHappening = { kind: 'started' }
let made = 0
/** A visit of `days` after 24 November by somebody who comes once, unless told otherwise. */
function came(days: number, happenings: readonly VisitHappening[], changes: Partial<Visit> = {}): Visit {
  made += 1
  const requester = { kind: 'staff', staffNumber: `P${1000 + made}`, name: null } as const
  const day = new Date(Date.UTC(2026, 10, 24 + days)).toISOString().slice(0, 10)
  const visit = aVisit(happenings, { id: `visit:${made}`, openingId: `opening:lambeth-popup:${day}`, requester })
  const moved = (at: string) => new Date(Date.parse(at) + days * 86_400_000).toISOString()
  const events = visit.events.map((event) => ({ ...event, at: moved(event.at) }))
  return { ...visit, events, staffNumber: requester.staffNumber, ...changes }
}

function figuresOf(visits: readonly Visit[], now = '2027-06-01T00:00:00.000Z') {
  const followUps = createFollowUps()
  for (const visit of visits) followUps.note(visit)
  const incidentIds = new Set(['laptop-fault'])
  const handledIds = new Set(visits.filter(isHandled).map(({ id }) => id))
  const figures = createServiceFigures({
    from: '2026-11-23',
    to: '2026-12-31',
    now: new Date(now),
    incidentIds,
    handledIds,
    followUps,
  })
  for (const visit of visits) figures.takeVisit(visit)
  return figures
}

describe('first-time fix', () => {
  const fixed = (days: number, changes: Partial<Visit> = {}) => came(days, [start, closedAs('fixed')], changes)
  const [me, other] = [{ staffNumber: 'P1' }, { staffNumber: 'P2' }]
  test.each<[string, readonly Visit[], number]>([
    ['of a visit that nobody followed up', [fixed(0, me)], 1],
    ['is not verified where the person came again for the same reason', [fixed(0, me), fixed(13, me)], 1],
    ['is verified where they came again later than the window', [fixed(0, me), fixed(15, me)], 2],
    ['is verified where somebody else came', [fixed(0, me), fixed(3, other)], 2],
    ['is verified where they came for another matter', [fixed(0, me), fixed(3, { ...me, reasonId: 'phone' })], 1],
    [
      'is not verified where they came with the same device, at another bar',
      [fixed(0, { ...me, assetTag: 'L1' }), fixed(3, { ...me, assetTag: 'L1', reasonId: 'phone', barId: 'romford' })],
      0,
    ],
    ['is not followed up by an exercise', [fixed(0, me), fixed(3, { ...me, marks: ['training'] })], 1],
    ['of two who were not recorded', [fixed(0, { staffNumber: '' }), fixed(1, { staffNumber: '' })], 2],
    ['that says itself what was so, since the person is gone', [fixed(0, { staffNumber: '', wasFollowedUp: true })], 0],
  ])('%s', (_what, visits, verified) => {
    expect(figuresOf(visits).of(null, null).verified).toBe(verified)
  })

  test('is provisional while somebody may still come again, and leaves out advice, collections and requests', () => {
    const visits = [
      fixed(0),
      came(0, [start, closedAs('not fixed')]),
      came(0, [start, closedAs('advice')]),
      fixed(0, { reasonId: 'how-to' }),
      came(0, [{ kind: 'abandoned' }]),
    ]
    expect(figuresOf(visits).of('lambeth-popup', '2026-W48')).toMatchObject({ handled: 4, incidents: 2, claimed: 1 })
    expect(figuresOf(visits, '2026-12-01T00:00:00.000Z').of(null, null)).toMatchObject({ incidents: 2, settled: 0 })
  })
})

test('of taps the top two faces are satisfied, misuse is counted apart, and a press at a screen answers no offer', () => {
  const visit = aVisit([closedAs('fixed')])
  const figures = figuresOf([visit])
  figures.takeTap(recordTap(visit, 'good', aStamp(1)))
  const press = { id: 'tap:p', barId: visit.barId, openingId: visit.openingId, face: 'poor' } as const
  figures.takeTap(recordPassingTap({ ...press, sinceLastMs: null }, 'i', aStamp(2)))
  figures.takeTap(recordPassingTap({ ...press, sinceLastMs: 100 }, 'i', aStamp(3)))
  expect(figures.of(null, null)).toMatchObject({ taps: 2, satisfied: 1, tapped: 1, misused: 1 })
})

describe('the smiley of a visit', () => {
  const offered: VisitHappening = { kind: 'tap offered' }
  const closed = () => came(0, [start, closedAs('fixed'), offered])
  test.each<[string, Visit, number]>([
    ['counts with it', closed(), 1],
    ['of an exercise counts as little as the visit', { ...closed(), marks: ['training'] }, 0],
    ['of a duplicate counts as little as the visit', { ...closed(), marks: ['duplicate'] }, 0],
    ['of one that was opened again does not count', came(0, [start, offered]), 0],
    ['of one that left does not count', came(0, [offered, { kind: 'abandoned' }]), 0],
  ])('%s', (_what, visit, taps) => {
    const figures = figuresOf([visit])
    figures.takeTap(recordTap(visit, 'very poor', aStamp(9)))
    expect(figures.of(null, null)).toMatchObject({ taps, tapped: taps, offered: taps, handled: taps })
  })

  test('of one that is not at the centre yet waits for it', () => {
    const figures = figuresOf([])
    figures.takeTap(recordTap(closed(), 'good', aStamp(9)))
    expect(figures.bars()).toEqual([])
  })
})

test('a table tells neither the smileys of exercises nor, by what is left, how many there were', () => {
  const kept = Array.from({ length: 12 }, () => came(0, [start, closedAs('fixed')], { tapOffered: true }))
  const drill = Array.from({ length: 3 }, () => came(0, [start, closedAs('fixed')], { marks: ['training'] }))
  const figures = figuresOf([...kept, ...drill])
  for (const visit of [...kept, ...drill])
    figures.takeTap(recordTap(visit, drill.includes(visit) ? 'very poor' : 'good', aStamp(9)))
  expect(figuresTable(figures).at(-1)?.slice(6)).toEqual(['12', '100 %', '100 %', '0 %'])
})

test('what is outside of the period is not counted', () => {
  expect(figuresOf([came(-2, [closedAs('fixed')]), came(60, [closedAs('fixed')])]).bars()).toEqual([])
})

test.each(['opening:lambeth-popup:2026-11-99', 'opening:lambeth-popup:2026-11-31', 'x2026-12-00', '', 'any words'])(
  'what names no day of the calendar (%s) stops nothing: it is left out, and told',
  (openingId) => {
    const known = came(0, [start, closedAs('fixed')])
    const odd = came(0, [start, closedAs('fixed')], { openingId })
    const figures = figuresOf([odd, known])
    const press = { id: 'tap:p', barId: odd.barId, openingId, face: 'poor', sinceLastMs: null } as const
    figures.takeTap(recordPassingTap(press, 'i', aStamp(2)))
    expect(figures.of(null, null)).toMatchObject({ handled: 1, taps: 0 })
    expect(figures.weeks()).toEqual(['2026-W48'])
    const why = 'its opening has no day that a calendar knows'
    expect(figures.leftOut()).toEqual([
      { id: odd.id, why },
      { id: 'tap:p', why },
    ])
  },
)

test('what can not be counted is told with why, if it is of the period', () => {
  const figures = figuresOf([])
  figures.leaveOut(came(0, []), 'it is of a newer app')
  figures.leaveOut(came(-2, []), 'it is of a newer app')
  expect(figures.leftOut()).toEqual([{ id: `visit:${made - 1}`, why: 'it is of a newer app' }])
  expect(figures.bars()).toEqual([])
})

test('a table has each bar and week with their totals, and neither small counts nor shares of few', () => {
  const visits = (count: number, days: number, barId: string) =>
    Array.from({ length: count }, () => came(days, [start, closedAs('fixed')], { barId }))
  const table = figuresTable(
    figuresOf([
      ...visits(12, 0, 'croydon'),
      ...visits(11, 7, 'croydon'),
      ...visits(3, 0, 'romford'),
      ...visits(20, 7, 'romford'),
    ]),
  )
  expect(table.every((row) => row.length === figureColumns.length)).toBe(true)
  expect(table.map((row) => row.slice(0, 5))).toEqual([
    ['croydon', '2026-W48', 'suppressed', 'suppressed', 'suppressed'],
    ['croydon', '2026-W49', 'suppressed', 'suppressed', 'suppressed'],
    ['croydon', 'All weeks', '23', '100 %', '100 %'],
    ['romford', '2026-W48', 'suppressed', 'suppressed', 'suppressed'],
    ['romford', '2026-W49', 'suppressed', 'suppressed', 'suppressed'],
    ['romford', 'All weeks', '23', '100 %', '100 %'],
    ['All bars', '2026-W48', '15', '100 %', '100 %'],
    ['All bars', '2026-W49', '31', '100 %', '100 %'],
    ['All bars', 'All weeks', '46', '100 %', '100 %'],
  ])
})
