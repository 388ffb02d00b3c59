import { expect, test } from 'vitest'
import { beforeAnyExchange, createSyncReport } from './syncReport.ts'

const at = new Date('2026-11-24T10:00:00.000Z')
const aReport = () => createSyncReport(beforeAnyExchange, () => at)

test('a failure stands until its own worker gets through, or has nothing more to do', () => {
  const report = aReport()
  report.failed('a', { kind: 'no-connection' })
  report.succeeded('b')
  expect(report.current().failure).toEqual({ kind: 'no-connection' })
  report.progress('a', { kind: 'sending', done: 0, total: 1 })
  report.rests('a')
  expect(report.current()).toMatchObject({ failure: null, activity: { kind: 'at rest' } })
})

test('what workers for another bar said no longer stands when those for this one begin', () => {
  const report = aReport()
  report.failed('techbar-bar-a', { kind: 'refused', reason: 'Not yours.' })
  report.progress('techbar-bar-a', { kind: 'receiving', done: 1, total: 9 })
  report.begins()
  expect(report.current()).toMatchObject({ failure: null, activity: { kind: 'at rest' } })
})

test('SY16 the centre has everything only when nothing is being sent and no failure stands', () => {
  const report = aReport()
  report.progress('sender', { kind: 'sending', done: 0, total: 2 })
  report.succeeded('feed')
  expect(report.current().lastSuccessAt).toBeNull()
  report.progress('sender', null)
  report.failed('sender', { kind: 'no-connection' })
  report.succeeded('feed')
  expect(report.current().lastSuccessAt).toBeNull()
  report.succeeded('sender')
  expect(report.current().lastSuccessAt).toBe(at.toISOString())
})

test('SY15 the offset is what the tablet’s clock lacks to the centre’s, whose header counts whole seconds', () => {
  const report = aReport()
  report.serverTime(new Date('2026-11-24T10:03:00.000Z'), at)
  expect(report.current().clockOffsetMs).toBe(180_500)
  report.serverTime(new Date('2026-11-24T09:59:00.000Z'), at)
  expect(report.current().clockOffsetMs).toBe(-59_500)
})
