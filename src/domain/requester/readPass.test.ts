import { expect, test } from 'vitest'
import { readPass } from './readPass.ts'

test.each([
  ['P1234', 'P1234'],
  [' p1234\n', 'P1234'],
  ['P 1234', 'P1234'],
])('a pass that says %j is the one of %s', (text, staffNumber) => {
  expect(readPass(text)).toEqual({ kind: 'read', staffNumber })
})

test.each(['', 'P1', 'https://example.org/P1234', 'WIFI:S:net;;', 'P1234567890123', '<script>'])(
  'a code that says %j is no pass, and says so',
  (text) => {
    expect(readPass(text)).toMatchObject({ kind: 'unclear', words: expect.stringContaining('not a staff pass') })
  },
)
