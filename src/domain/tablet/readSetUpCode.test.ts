import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSetUpCode } from './readSetUpCode.ts'

const read = { kind: 'read', account: 'tryout', password: 'TRYOUT-K7QF-2M9X-HPA4' }

describe('a set-up code', () => {
  test.each([
    ['as printed', 'TRYOUT-K7QF-2M9X-HPA4'],
    ['in lower case', 'tryout-k7qf-2m9x-hpa4'],
    ['with blanks around and for hyphens', '  TRYOUT K7QF 2M9X HPA4 '],
    ['with the dashes that a keyboard makes of hyphens', 'TRYOUT–K7QF—2M9X‑HPA4'],
    ['without hyphens between the groups', 'TRYOUT-K7QF2M9XHPA4'],
    ['with hyphens and blanks', 'TRYOUT - K7QF - 2M9X - HPA4'],
  ])('is read %s', (_how, typed) => {
    expect(readSetUpCode(typed)).toEqual(read)
  })

  test('may have two groups', () => {
    expect(readSetUpCode('TRYOUT-K7QF-2M9X')).toEqual({
      kind: 'read',
      account: 'tryout',
      password: 'TRYOUT-K7QF-2M9X',
    })
  })

  test.each([
    ['nothing', '   ', 'Type the set-up code'],
    ['no hyphen at all', 'TRYOUTK7QF2M9X', 'Put a hyphen after the name'],
    ['a group that is cut short', 'TRYOUT-K7QF-2M9', 'not complete'],
    ['only one group', 'TRYOUT-K7QF', 'not complete'],
    ['a sign that no code has', 'TRYOUT-K7QF-2M9?', 'only letters, digits and hyphens'],
    ['an address', 'https://centre.example/TRYOUT-K7QF-2M9X', 'only letters, digits and hyphens'],
    ['an injected query', "TRYOUT-K7QF-2M9X' OR 1=1", 'only letters, digits and hyphens'],
    ['letters that look like ours', 'TRY\u041EUT-K7QF-2M9X', 'only letters, digits and hyphens'],
    ['a letter that becomes one of ours as a capital', 'TRYOUT-K7QF-2M9\u0131', 'only letters, digits and hyphens'],
    ['digits that are none', 'TRYOUT-K７QF-2M9X', 'only letters, digits and hyphens'],
    ['control characters', 'TRYOUT-K7QF-2M9\u0000', 'only letters, digits and hyphens'],
    ['a book', `TRYOUT-${'K7QF-'.repeat(5000)}`, 'longer than any'],
  ])('is unclear with %s, and says why', (_what, typed, reason) => {
    expect(readSetUpCode(typed)).toMatchObject({ kind: 'unclear', reason: expect.stringContaining(reason) })
  })

  test('is read from any text whatever, or told from one in a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const code = readSetUpCode(typed)
        if (code.kind === 'read') expect(code.password).toMatch(/^[A-Z0-9]+(-[A-Z0-9]{4}){2,}$/)
        else expect(code.reason).toMatch(/\.$/)
      }),
    )
  })
})
