import { expect, test } from 'vitest'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { aWhereabouts } from '../../testing/aWhereabouts.ts'
import { loanerProblemsOf } from './loanerProblemsOf.ts'

const osei = { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' } as const
const day = (text: string) => {
  const [day = '', month = '', year = ''] = text.split(' ')
  return { day, month, year }
}

test.each<[string, string, readonly string[]]>([
  ['LN7', '24 11 2026', []],
  ['LN7', '1 12 2026', []],
  ['', '1 12 2026', ['tag']],
  ['LN7', '', ['dueOn']],
  ['LN7', '31 11 2026', ['dueOn']],
  ['LN7', '23 11 2026', ['dueOn']],
  ['x'.repeat(41), '', ['tag', 'dueOn']],
])('a loaner %s until %s is asked about: %o', (loanerTag, until, fields) => {
  const problems = loanerProblemsOf({ loanerTag, loanerDueOn: day(until) }, '2026-11-24', osei)
  expect(Object.keys(problems)).toEqual(fields)
})

test.each<[string, Partial<Whereabouts>]>([
  [
    'LN7 came back and is not sanitised yet: see Stock',
    { place: { kind: 'handed in', from: 'PC Osei', hasFailed: false } },
  ],
  ['LN7 is on hold, defective: see Stock', { hold: { state: 'defective', reason: 'Hinge', since: '' } }],
  ['LN7 was retired: sold', { place: { kind: 'retired', how: 'sold', by: 'The lessor' } }],
  [
    'LN7 is reserved for DS Malik, P9: see Stock',
    { reservation: { staffNumber: 'P9', name: 'DS Malik', until: '2026-11-24' } },
  ],
  ['The serial number of LN7 is not known: it cannot be handed out', { serial: null }],
])('%s', (words, changes) => {
  const typed = { loanerTag: 'ln7', loanerDueOn: day('1 12 2026') }
  expect(loanerProblemsOf(typed, '2026-11-24', osei, aWhereabouts('LN7', changes)).tag).toBe(words)
})
