import { expect, test } from 'vitest'
import { aCatalogue } from '../../testing/aCatalogue.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { queueBoardOf } from './queueBoardOf.ts'

// `aVisit` arrives at 09:00; each happening comes a minute after the one before.
const at = (clock: string) => ({
  bar: aWorkplace().bar,
  catalogue: aCatalogue(),
  people: aWorkplace().people,
  personId: 'person-1',
  now: new Date(`2026-11-24T${clock}:00.000Z`),
})

test('a person who waits has the minutes since arrival', () => {
  const board = queueBoardOf([aVisit()], at('09:07'))
  expect(board.waiting).toMatchObject([
    { queueNumber: 'A07', name: 'PC Osei', reason: 'Laptop will not start', time: '7 min', isLate: false },
  ])
})

test.each([
  ['09:09', false],
  ['09:10', true],
])('at %s a wait since 09:00 with a target of 10 minutes is late: %s', (clock, isLate) => {
  expect(queueBoardOf([aVisit()], at(clock)).waiting[0]?.isLate).toBe(isLate)
})

test('a person in service is with whoever started, and no longer late', () => {
  const [row] = queueBoardOf([aVisit([{ kind: 'started' }])], at('09:31')).inService
  expect(row).toMatchObject({ time: 'with you 30 min', isLate: false })
})

test('a technician who is not on the list is another technician', () => {
  const [row] = queueBoardOf([aVisit([{ kind: 'started' }])], {
    ...at('09:05'),
    personId: 'person-2',
    people: [],
  }).inService
  expect(row?.time).toBe('with another technician 4 min')
})

test('a visit on hold says why and since when', () => {
  const visit = aVisit([{ kind: 'started' }, { kind: 'held', why: 'Awaiting part' }])
  expect(queueBoardOf([visit], at('09:22')).onHold[0]?.time).toBe('Awaiting part, 20 min')
})

test('a reason that the catalogue no longer has is shown by its id', () => {
  expect(queueBoardOf([aVisit([], { reasonId: 'old-reason' })], at('09:01')).waiting[0]?.reason).toBe('old-reason')
})
