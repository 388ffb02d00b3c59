import { expect, test } from 'vitest'
import { anAuditTrail } from '../../testing/anAuditTrail.ts'
import { addAuditEntry, beginAudit } from './addAuditEntry.ts'
import type { AuditEntry } from './audit.ts'
import { mergeAudit } from './mergeAudit.ts'

const place = { barId: 'bow', day: '2026-11-24', tabletId: 'tablet-1', page: 1, letter: 'A' }
const pageOf = ([first, ...others]: readonly AuditEntry[]) =>
  others.reduce(addAuditEntry, beginAudit(place, first ?? expect.unreachable()))
const idsIn = ({ events }: { readonly events: readonly AuditEntry[] }) => events.map(({ id }) => id)

test('SY6 entries of both sides are kept, in the order of their numbers, whoever merges', async () => {
  const [one, two, three] = await anAuditTrail([{ kind: 'signed in' }, { kind: 'locked' }, { kind: 'unlocked' }])
  if (one === undefined || two === undefined || three === undefined) return expect.unreachable()
  const [base, mine, theirs] = [pageOf([one]), pageOf([one, three]), pageOf([one, two])]
  const merged = mergeAudit(base, mine, theirs)
  expect(idsIn(merged)).toEqual([one.id, two.id, three.id])
  expect(mergeAudit(base, theirs, mine)).toEqual(merged)
  expect(mergeAudit(theirs, merged, theirs)).toEqual(merged)
  expect(mergeAudit(null, merged, merged)).toEqual(merged)
})

test('SY6 two entries with one number both stay, so that the fork shows', async () => {
  const [one, two] = await anAuditTrail([{ kind: 'signed in' }, { kind: 'locked' }])
  if (one === undefined || two === undefined) return expect.unreachable()
  const other = { ...two, id: 'other' }
  expect(mergeAudit(pageOf([one]), pageOf([one, two]), pageOf([one, other])).events).toHaveLength(3)
})

test('an entry that both sides tell differently stands as the centre has it, which would take no other', async () => {
  const [one] = await anAuditTrail([{ kind: 'signed in' }])
  if (one === undefined) return expect.unreachable()
  const changed = { ...one, personId: 'person-9, whose name is longer' }
  expect(mergeAudit(null, pageOf([one]), pageOf([changed])).events).toEqual([changed])
  expect(mergeAudit(null, pageOf([changed]), pageOf([one])).events).toEqual([one])
})
