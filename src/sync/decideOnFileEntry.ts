import type { Shelved } from '../data/record/recordShelf.ts'
import { type AnyRecord, recordOf } from '../data/record/storedRecord.ts'
import type { UnsentEntry } from '../domain/unsent-file/unsentFile.ts'
import { type CentreRule, type Decision, saysTheSame } from './decideOnCentreVersion.ts'

/**
 * What a record from another tablet's file means for this tablet. Rules, first that fits:
 * - Not here, or removed here: taken as that tablet held it, to send. It stays that tablet's version (`by`), so that the
 *   tablet knows it as its own should it come back; that this one brought it (`broughtBy`) is said beside.
 * - Here: merged as with a version of the centre's. Made by this very install: it is our own earlier state, so *it* is the base.
 * - The merge says what is here already: nothing. So a file taken in again changes nothing.
 */
export function decideOnFileEntry(
  local: Shelved | null,
  { record, rev, base }: UnsentEntry,
  { me, merge }: Pick<CentreRule, 'me' | 'merge'>,
): Decision {
  if (local === null || local.isDeleted) {
    const known = local?.stored.sync.rev ?? rev
    return { kind: 'write', next: { ...record, broughtBy: me, sync: { unsent: 1, rev: known, base, reason: null } } }
  }
  const { stored } = local
  const mine = recordOf(stored)
  const merged = merge(record.by === me ? record : (base as AnyRecord | null), mine, record)
  if (saysTheSame(merged, mine)) return { kind: 'leave' }
  const updatedAt = mine.updatedAt > record.updatedAt ? mine.updatedAt : record.updatedAt
  const pastBase = stored.sync.unsent === 0 ? { ...mine } : stored.sync.base
  const sync = { unsent: 1 as const, rev: stored.sync.rev, base: pastBase, reason: null }
  return { kind: 'write', next: { ...merged, by: me, broughtBy: me, updatedAt, sync } }
}
