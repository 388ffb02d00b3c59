import { expect, test } from 'vitest'
import { reservationFrom } from './reservationFrom.ts'

const typed = { staffNumber: '', name: '', untilDay: '1', untilMonth: '12', untilYear: '2026' }

test.each([
  [
    { staffNumber: ' p1234 ', name: 'PC Osei' },
    { staffNumber: 'P1234', name: 'PC Osei', until: '2026-12-01' },
  ],
  [{ name: 'Kit' }, { staffNumber: null, name: 'Kit', until: '2026-12-01' }],
  [
    { staffNumber: 'P1234', untilDay: '24', untilMonth: '11' },
    { staffNumber: 'P1234', name: null, until: '2026-11-24' },
  ],
])('%o is a reservation', (changes, reservation) => {
  expect(reservationFrom({ ...typed, ...changes }, '2026-11-24')).toEqual({ reservation, problems: {} })
})

test.each([
  [{}, ['staffNumber']],
  [{ staffNumber: 'P-1' }, ['staffNumber']],
  [{ name: 'x'.repeat(81) }, ['name']],
  [{ name: 'Kit', untilDay: '' }, ['until']],
  [{ name: 'Kit', untilDay: '23', untilMonth: '11' }, ['until']],
])('%o is asked about: %o', (changes, fields) => {
  const { reservation, problems } = reservationFrom({ ...typed, ...changes }, '2026-11-24')
  expect([reservation, Object.keys(problems)]).toEqual([null, fields])
})
