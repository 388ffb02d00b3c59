import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import type { Attendance } from './attendance.ts'
import { barAttendance } from './barAttendance.ts'
import { mergeAttendance } from './mergeAttendance.ts'
import { type AttendanceHappening, attendanceIdOf, beginAttendance, noteAttendance } from './noteAttendance.ts'

const opening = { id: 'opening:croydon-desk:2026-11-24', barId: 'croydon-desk', day: '2026-11-24' }
const siteId = 'croydon'

type Told = readonly [minute: number, personId: string, happening: AttendanceHappening | AttendanceHappening['kind']]

function told(installId: string, ...news: readonly Told[]): Attendance {
  const [first, ...rest] = news.map(
    ([minute, personId, what]) =>
      [
        (typeof what === 'string' ? { kind: what, siteId } : what) as AttendanceHappening,
        aStamp(minute, { id: `${installId}-${minute}`, personId, tabletId: installId }),
      ] as const,
  )
  if (first === undefined) throw new Error('A tablet tells at least one thing.')
  return rest.reduce(
    (account, [what, at]) => noteAttendance(account, what, at),
    beginAttendance(opening, installId, ...first),
  )
}

test('somebody is there, away or gone by the last news of them, on whichever tablet', () => {
  const desk = told('one', [0, 'alex', 'came'], [5, 'alex', 'went away'])
  const other = told('two', [1, 'priya', 'came'], [20, 'alex', 'came back'], [30, 'priya', 'left'])
  expect(barAttendance([desk, other]).people).toEqual([
    { personId: 'alex', kind: 'there', since: aStamp(20).at },
    { personId: 'priya', kind: 'left', since: aStamp(30).at },
  ])
})

test('a bar is not opened, opened or closed, and can be opened again', () => {
  expect(barAttendance([told('one', [0, 'alex', 'came'])]).doors).toEqual({ kind: 'not opened' })
  const day = told('one', [0, 'alex', 'bar opened'], [9, 'alex', 'bar closed'])
  expect(barAttendance([day]).doors).toEqual({ kind: 'closed', at: aStamp(9).at, siteId, personId: 'alex' })
  expect(barAttendance([noteAttendance(day, { kind: 'bar opened', siteId }, aStamp(12))]).doors).toMatchObject({
    kind: 'opened',
  })
})

test('a clock that runs an hour ahead does not put its news last', () => {
  const wrong = beginAttendance(
    opening,
    'one',
    { kind: 'bar opened', siteId },
    aStamp(60, { clockOffsetMs: -3_600_000 }),
  )
  const right = told('two', [10, 'priya', 'bar closed'])
  expect(barAttendance([wrong, right]).doors.kind).toBe('closed')
})

test('the last day pack counts', () => {
  const twice = told(
    'one',
    [0, 'alex', { kind: 'day pack checked', missing: ['battery', 'stock'] }],
    [7, 'alex', { kind: 'day pack checked', missing: ['stock'] }],
  )
  expect(barAttendance([twice]).dayPack).toEqual({ at: aStamp(7).at, missing: ['stock'] })
})

test('what a newer app tells changes nobody’s presence', () => {
  const account = told('one', [0, 'alex', 'came'])
  const newer = {
    ...account,
    events: [...account.events, { ...account.events[0], ...aStamp(3), kind: 'sang' } as never],
  }
  expect(barAttendance([newer]).people).toEqual([{ personId: 'alex', kind: 'there', since: aStamp(0).at }])
})

test('the order in which tablets are heard of changes nothing, and a merge loses no event', () => {
  const kinds = ['came', 'went away', 'came back', 'left', 'bar opened', 'bar closed'] as const
  const news = fc.tuple(fc.nat(50), fc.constantFrom('alex', 'priya'), fc.constantFrom(...kinds))
  const account = (install: string) => fc.array(news, { minLength: 1 }).map((all) => told(install, ...all))
  fc.assert(
    fc.property(account('one'), account('two'), account('one'), (a, b, a2) => {
      expect(barAttendance([b, a])).toEqual(barAttendance([a, b]))
      const merged = mergeAttendance(null, a, a2)
      expect(mergeAttendance(null, a2, a).events).toEqual(merged.events)
      const ids = new Set(merged.events.map(({ id }) => id))
      expect([...a.events, ...a2.events].every(({ id }) => ids.has(id))).toBe(true)
    }),
  )
})

test('a tablet has one account of an opening', () => {
  expect(attendanceIdOf(opening, 'install-1')).toBe('attendance:croydon-desk:2026-11-24:install-1')
})

test('somebody who is signed off one tablet is still there on the other', () => {
  const kiosk = told('one', [0, 'alex', 'came'], [50, 'alex', 'left'])
  const desk = told('two', [10, 'alex', 'came'])
  expect(barAttendance([kiosk, desk]).people).toEqual([{ personId: 'alex', kind: 'there', since: aStamp(10).at }])
  const gone = noteAttendance(desk, { kind: 'left' }, aStamp(55, { id: 'gone', personId: 'alex', tabletId: 'two' }))
  expect(barAttendance([kiosk, gone]).people).toMatchObject([{ kind: 'left' }])
})

test('a clock that is put back in between does not put the closing before the opening', () => {
  // Opened at nine by a clock an hour ahead that nobody had compared; then it was set, and the bar closed at 9:40.
  const ahead = beginAttendance(opening, 'one', { kind: 'bar opened', siteId }, aStamp(60, { clockOffsetMs: null }))
  const closed = noteAttendance(ahead, { kind: 'bar closed', siteId }, aStamp(40))
  expect(barAttendance([closed]).doors.kind).toBe('closed')
})

test('a crew that moves on has not opened at the next site', () => {
  const moved = told(
    'one',
    [0, 'alex', { kind: 'bar opened', siteId: 'kennington' }],
    [60, 'alex', { kind: 'came', siteId: 'brixton' }],
  )
  expect(barAttendance([moved]).doors).toMatchObject({ kind: 'opened', siteId: 'kennington' })
})
