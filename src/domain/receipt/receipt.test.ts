import { describe, expect, test } from 'vitest'
import { addVisitEvent } from '../visit/addVisitEvent.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap } from '../../testing/aSwap.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { compareLines, isSame } from './compareLines.ts'
import { dayOfWork, isOfTabletAndDay } from './dayOfWork.ts'
import { textOfLines } from './receipt.ts'

const day = dayOfWork('2026-11-24')

describe('SY17 the records of a tablet’s day', () => {
  test.each([
    ['2026-11-24', '2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['2026-07-01', '2026-06-30T23:00:00.000Z', '2026-07-01T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
  ])('%s is a day of the local calendar', (name, from, until) => {
    expect(dayOfWork(name)).toEqual({ from, until })
  })

  test('are those that it made, and those of others or of other days that it added to', () => {
    const visit = aVisit()
    expect(isOfTabletAndDay(visit, 'tablet-1', day)).toBe(true)
    expect(isOfTabletAndDay(visit, 'tablet-2', day)).toBe(false)
    expect(isOfTabletAndDay(visit, 'tablet-1', dayOfWork('2026-11-25'))).toBe(false)
    const next = aStamp(0, { id: 'next', at: '2026-11-25T09:00:00.000Z', tabletId: 'tablet-2' })
    const noted = addVisitEvent(visit, { kind: 'noted', text: 'Called back' }, next)
    expect(isOfTabletAndDay(noted, 'tablet-2', dayOfWork('2026-11-25'))).toBe(true)
    expect(isOfTabletAndDay(noted, 'tablet-1', day)).toBe(true)
    expect(isOfTabletAndDay(noted, 'tablet-1', dayOfWork('2026-11-25'))).toBe(false)
  })

  test('are found by custody steps and movements too, and a malformed record is none', () => {
    const { events: _events, ...swap } = aSwap()
    expect(isOfTabletAndDay(swap, 'tablet-1', day)).toBe(true)
    expect(isOfTabletAndDay({ moved: { ...aStamp(1), seq: 1 } }, 'tablet-1', day)).toBe(true)
    expect(isOfTabletAndDay({ events: [null, 7, {}], custody: 'none' }, 'tablet-1', day)).toBe(false)
  })
})

describe('SY17 a comparison', () => {
  const lines = [
    { id: 'visit:2', rev: '1-b' },
    { id: 'visit:1', rev: '3-a' },
  ]
  test('is of ids and revisions, in whatever order they came', () => {
    expect(textOfLines(lines)).toBe('visit:1 3-a\nvisit:2 1-b')
    expect(textOfLines(lines.toReversed())).toBe(textOfLines(lines))
    expect(isSame(compareLines(lines, lines.toReversed()))).toBe(true)
  })
  test('says what is missing where, and what stands in another version', () => {
    const centre = [
      { id: 'visit:1', rev: '2-a' },
      { id: 'tap:9', rev: '1-c' },
    ]
    const differences = compareLines(lines, centre)
    expect(differences).toEqual({
      missingAtCentre: ['visit:2'],
      missingHere: ['tap:9'],
      otherVersion: ['visit:1'],
    })
    expect(isSame(differences)).toBe(false)
  })
})
