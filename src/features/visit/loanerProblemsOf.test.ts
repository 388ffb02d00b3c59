import { expect, test } from 'vitest'
import { loanerProblemsOf } from './loanerProblemsOf.ts'

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
  const problems = loanerProblemsOf({ loanerTag, loanerDueOn: day(until) }, '2026-11-24')
  expect(Object.keys(problems)).toEqual(fields)
})

test('what came back and is not sanitised cannot be lent', () => {
  const place = { kind: 'handed in', from: 'PC Osei', hasFailed: false } as const
  const problems = loanerProblemsOf({ loanerTag: 'ln7', loanerDueOn: day('1 12 2026') }, '2026-11-24', place)
  expect(problems.tag).toBe('LN7 came back and is not sanitised yet: see Stock')
})
