import { expect, test } from 'vitest'
import { outcomesFor } from './outcomesFor.ts'

test('only a request can be collected', () => {
  expect(outcomesFor('request')).toContain('collected')
  expect(outcomesFor('incident')).not.toContain('collected')
})

test('every other outcome is open to both', () => {
  expect(outcomesFor('incident')).toEqual(outcomesFor('request').filter((outcome) => outcome !== 'collected'))
})
