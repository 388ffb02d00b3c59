import { describe, expect, test } from 'vitest'
import { barAttendance } from '../../domain/attendance/barAttendance.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { wallBoardOf } from './wallBoardOf.ts'

// Tuesday 24 November, by the clock of London.
const at = (clock: string) => new Date(`2026-11-24T${clock}:00.000Z`)
const bar = {
  ...aWorkplace().bar,
  kind: 'desk' as const,
  siteId: 'kennington',
  hours: { weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' },
}
const numbered = (queueNumber: string, happenings: Parameters<typeof aVisit>[0] = []): Visit =>
  aVisit(happenings, { id: `visit:${queueNumber}`, queueNumber })
/** Ten visits that took ten minutes each. */
const recent = Array.from({ length: 10 }, (_, n) => ({
  ...numbered(`B${10 + n}`, [{ kind: 'started' }, closedAs('fixed')]),
  serviceMs: 600_000,
}))
const boardAt = (clock: string, open: readonly Visit[]) =>
  wallBoardOf({ bar, rota: [], open, recent, attendance: barAttendance([]), now: at(clock) })

test('who is called is shown apart from who waits, the last called first', () => {
  const early = numbered('A01', [{ kind: 'called' }])
  const late = addVisitEvent(numbered('A02'), { kind: 'called' }, aStamp(5))
  const board = boardAt('09:06', [early, late, numbered('A03')])
  expect(board.called.map(({ queueNumber }) => queueNumber)).toEqual(['A02', 'A01'])
  expect(board.next.map(({ queueNumber }) => queueNumber)).toEqual(['A03'])
})

test('those who wait stand in turn, with their wait; more than six are counted', () => {
  const helped = numbered('A01', [{ kind: 'started' }])
  const waiting = ['A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08', 'A09'].map((number) => numbered(number))
  const board = boardAt('09:05', [helped, ...waiting])
  expect(board.inService.map(({ queueNumber }) => queueNumber)).toEqual(['A01'])
  // One technician, four minutes into the visit before them.
  expect(board.next.map(({ queueNumber, wait }) => [queueNumber, wait]).slice(0, 2)).toEqual([
    ['A02', 'about 6 min'],
    ['A03', 'about 16 min'],
  ])
  expect([board.next.length, board.moreWaiting, board.waitNow]).toEqual([6, 2, 'about 90 min'])
})

describe('the hours of a desk', () => {
  test.each([
    ['08:29', false],
    ['08:30', true],
    ['16:59', true],
    ['17:00', false],
  ])('at %s it is open: %s', (clock, isOpen) => {
    const board = boardAt(clock, [])
    expect([board.isOpen, board.waitNow !== null]).toEqual([isOpen, isOpen])
  })
})
