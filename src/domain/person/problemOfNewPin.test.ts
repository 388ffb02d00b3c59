import { expect, test } from 'vitest'
import { problemOfNewPin } from './problemOfNewPin.ts'

test.each(['2580', '1357', '2468', '1212', '12345670', '0042', '1233'])('%s may be a new PIN', (pin) => {
  expect(problemOfNewPin(pin)).toBeNull()
})

test.each(['', '123', '258013579', '25 80', '2580 ', 'abcd', '-258', '2.58', '\u0662\u0665\u0668\u0660', '2580\n'])(
  '%j has not 4 to 8 digits',
  (pin) => {
    expect(problemOfNewPin(pin)).toMatch(/4 to 8 digits/)
  },
)

test.each(['0000', '77777777', '1234', '4321', '0123', '9876', '7890', '0987', '12345678'])(
  '%s is what everybody tries first',
  (pin) => {
    expect(problemOfNewPin(pin)).toMatch(/everybody tries first/)
  },
)
