import { expect, test } from 'vitest'
import { escapeFormula, unescapeFormula } from './formulaText.ts'

test.each(['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＠SUM(A1)'])(
  '%j is escaped, and read back as it was',
  (cell) => {
    expect(escapeFormula(cell)).toBe(`'${cell}`)
    expect(unescapeFormula(escapeFormula(cell))).toBe(cell)
  },
)

test.each(['LT1001', "'twas", "O'Neill", '', '2028-03-31'])('%j stays as it is, both ways', (cell) => {
  expect(escapeFormula(cell)).toBe(cell)
  expect(unescapeFormula(cell)).toBe(cell)
})
