import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPass } from './readPass.ts'

test.each([
  ['P1234', 'P1234'],
  [' p1234\n', 'P1234'],
  ['P 1234', 'P1234'],
])('a pass that says %j is the one of %s', (text, staffNumber) => {
  expect(readPass(text)).toEqual({ kind: 'read', staffNumber })
})

test.each([
  '',
  'P1',
  'P1234567890123',
  'P'.repeat(7000),
  'https://example.org/P1234',
  'javascript:P1234',
  'WIFI:S:net;;',
  'BEGIN:VCARD\nFN:Ada\nEND:VCARD',
  '<script>',
  '{"n":1}',
  "P1'OR'1",
  'P12\u000034',
  'P1234\u202E',
  // Two passes are none.
  'P1234\nP5678',
  // Letters of other alphabets that look like ours or become ours as capitals, and digits that are none.
  '\u04201234',
  'P１２３４',
  'ſ1234',
  'ﬁ1234',
  'ı1234',
])('a code that says %j is no pass, and says so', (text) => {
  expect(readPass(text)).toMatchObject({ kind: 'unclear', words: expect.stringContaining('not a staff pass') })
})

test('any text whatever is a staff number, or is told from one in a sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii', maxLength: 12 })),
      (text) => {
        const reading = readPass(text)
        if (reading.kind === 'read') expect(reading.staffNumber).toMatch(/^[A-Z0-9]{3,12}$/)
        else expect(reading.words).toMatch(/\.$/)
      },
    ),
  )
})
