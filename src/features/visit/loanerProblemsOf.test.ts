import { expect, test } from 'vitest'
import type { Place, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { aWhereabouts } from '../../testing/aWhereabouts.ts'
import { type LoanerFacts, loanerProblemsOf } from './loanerProblemsOf.ts'

const osei = { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' } as const
const day = (text: string) => {
  const [day = '', month = '', year = ''] = text.split(' ')
  return { day, month, year }
}
const ready = { loanerTag: 'ln7', loanerDueOn: day('1 12 2026') }
const factsOf = (...devices: readonly Whereabouts[]): LoanerFacts => ({
  today: '2026-11-24',
  requester: osei,
  stock: { status: 'ready', value: new Map(devices.map((device) => [device.assetTag, device])) },
  isLookedAt: false,
})

test.each<[string, string, readonly string[]]>([
  ['LN7', '24 11 2026', []],
  ['LN7', '1 12 2026', []],
  ['', '1 12 2026', ['tag']],
  ['LN7', '', ['dueOn']],
  ['LN7', '31 11 2026', ['dueOn']],
  ['LN7', '23 11 2026', ['dueOn']],
  ['x'.repeat(41), '', ['tag', 'dueOn']],
])('a loaner %s until %s is asked about: %o', (loanerTag, until, fields) => {
  const problems = loanerProblemsOf({ loanerTag, loanerDueOn: day(until) }, factsOf())
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
  expect(loanerProblemsOf(ready, factsOf(aWhereabouts('LN7', changes)))).toEqual({ tag: words })
})

const issue = { kind: 'swap', recordId: 'swap:1', to: 'DS Malik', at: '', personId: null, tabletId: 't' } as const

test.each<[string, Place, boolean]>([
  ['LN7 is issued to DS Malik.', { kind: 'issued', issue: { ...issue, dueOn: null } }, true],
  [
    'LN7 is still with DS Malik.',
    { kind: 'with holder', holder: 'DS Malik', dueOn: '2026-11-30', swapId: 'swap:1' },
    true,
  ],
  ['LN7 is on its way to another bar.', { kind: 'sent', toBarId: 'croydon-desk', consignmentId: null }, false],
  ['LN7 left with somebody’s data on it.', { kind: 'gone', why: 'Stolen', isSeenTo: false }, true],
])('is not lent where it is elsewhere, and the way out is told: %s', (words, place, isUsed) => {
  const { tag } = loanerProblemsOf(ready, factsOf(aWhereabouts('LN7', { place, isUsed })))
  expect(tag).toContain(words)
  expect(tag).toContain('If it is here, ')
})

test.each<[boolean, Place]>([
  [true, { kind: 'gone', why: 'For repair', isSeenTo: true }],
  [false, { kind: 'gone', why: 'Lost', isSeenTo: false }],
])('is lent though it is gone where nobody’s data can be on it (used: %s)', (isUsed, place) => {
  expect(loanerProblemsOf(ready, factsOf(aWhereabouts('LN7', { place, isUsed })))).toEqual({})
})

test('is not issued while the stock is still being read', () => {
  expect(loanerProblemsOf(ready, { ...factsOf(), stock: { status: 'loading' } })).toEqual({
    stock: 'Looking at the stock',
  })
})

test('is issued without the stock by somebody who looked at the device', () => {
  const facts = { ...factsOf(), stock: { status: 'failed', reason: 'No room' } } as const
  expect(loanerProblemsOf(ready, facts)).toEqual({ stock: 'Look at the device, and tick that you did' })
  expect(loanerProblemsOf(ready, { ...facts, isLookedAt: true })).toEqual({})
})

test('what is kept for loans is lent', () => {
  const device = aWhereabouts('LN7', { hold: { state: 'for loans', reason: null, since: '' } })
  expect(loanerProblemsOf(ready, factsOf(device))).toEqual({})
})
