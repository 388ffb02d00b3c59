import * as v from 'valibot'
import { expect, test } from 'vitest'
import { anAuditTrail } from '../../testing/anAuditTrail.ts'
import { auditPageSchema } from './auditTrail.ts'

async function aPageWith(changes: object) {
  const [entry] = await anAuditTrail([{ kind: 'signed in' }])
  const page = { barId: 'bow', day: '2026-11-24', tabletId: 'tablet-1', letter: 'A' }
  return { ...page, events: [{ ...entry, ...changes }] }
}

test.each<[string, object, boolean]>([
  ['as it was written', {}, true],
  ['of a kind that a newer app knows', { kind: 'sung', song: 7 }, true],
  ['of a day that no calendar has', { at: '2026-02-30T10:00:00.000Z' }, false],
  ['of no time', { at: 'noon' }, false],
  ['of a clock that is off by ages', { clockOffsetMs: 1e300 }, false],
  ['without a checksum', { checksum: null }, false],
])('an entry %s can be shown, or its page is called unreadable', async (_what, changes, isReadable) => {
  expect(v.is(auditPageSchema, await aPageWith(changes))).toBe(isReadable)
})
