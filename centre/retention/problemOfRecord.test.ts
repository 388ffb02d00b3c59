import { expect, test } from 'vitest'
import { aSwap } from '../../src/testing/aSwap.ts'
import { aVisit } from '../../src/testing/aVisit.ts'
import { problemOfRecord } from './problemOfRecord.ts'
import type { HeldRecord } from './readRecords.ts'

const held = ({ id, ...record }: { readonly id: string }, changes: object = {}) =>
  ({ ...record, _id: id, _rev: '1-a', ...changes }) as unknown as HeldRecord

test.each([
  ['a visit', held(aVisit())],
  ['a swap with fields that a newer app added', held(aSwap(), { colour: 'blue' })],
  ['what is no record of a bar', held({ id: 'retention-report:1' }, { type: 'retention-report', schema: 1 })],
  ['a kind named like what every object has', held({ id: 'constructor:1' }, { type: 'constructor', schema: 1 })],
])('of %s all may be told', (_what, document) => {
  expect(problemOfRecord(document)).toBeNull()
})

test.each([
  ['of a newer app', held(aSwap(), { schema: 2 }), /newer app.*update the centre/],
  ['without a field', held(aSwap(), { acceptance: undefined }), /'acceptance' is not as/],
  ['whose events are no list', held(aVisit(), { events: 'told otherwise' }), /'events' is not as/],
  ['with a word in the place of a moment', held(aVisit(), { updatedAt: 'PC Osei' }), /'updatedAt' is not as/],
])('of a record %s nothing may be told, and why is said without what stands there', (_what, document, why) => {
  expect(problemOfRecord(document)).toMatch(why)
  expect(problemOfRecord(document)).not.toContain('Osei')
})

test('one that is nested deeper than any record is does not stop whoever reads it', () => {
  const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown
  expect(problemOfRecord(held(aVisit(), { deep }))).toMatch(/nested/)
  expect(problemOfRecord(held(aVisit(), { fairly: [[[[[[{ deep: [[]] }]]]]]] }))).toBeNull()
})
