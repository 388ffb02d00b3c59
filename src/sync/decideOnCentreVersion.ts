import type { Shelved } from '../data/record/recordShelf.ts'
import { type AnyRecord, recordOf, type Stored } from '../data/record/storedRecord.ts'
import { sameValue } from '../domain/record/sameValue.ts'
import { withoutWhat } from '../domain/retention/keepingAnonymised.ts'
import { bringsOthers } from './bringsOthers.ts'
import { generationOf } from './revision.ts'
import type { CentreVersion } from './wireDocument.ts'

export type Decision =
  | { readonly kind: 'leave' }
  | { readonly kind: 'write'; readonly next: Stored }
  | { readonly kind: 'remove'; readonly next: Stored }

export type Merge = (base: AnyRecord | null, mine: AnyRecord, theirs: AnyRecord) => AnyRecord

export type CentreRule = {
  /** This install's id: a version of the centre's that carries it is our own earlier write. */
  readonly me: string
  readonly merge: Merge
  /** True when the centre was asked just now; false for a feed's row, which may be older than an answer since. */
  readonly isCurrent: boolean
}

/**
 * What a version of the centre's means for this tablet. Rules, first that fits:
 * - Not here: take it; deleted there: nothing.
 * - The revision we have: nothing, it is our own echo.
 * - A feed's row older than what we have: nothing, the newer one comes.
 * - Nothing unsent here: take it, or remove it with the centre.
 * - Unsent here, deleted there: the edit stands and is sent again, on top of the deletion.
 * - Unsent on both sides: three-way merge. If the centre's version is our own earlier write (its answer was lost), it is
 *   the base. If the merge says what the centre says already, nothing is left to send.
 * What is anonymised here stays so, in whatever is taken; a centre that still has it is not told, it anonymises by itself.
 */
export function decideOnCentreVersion(local: Shelved | null, centre: CentreVersion, rule: CentreRule): Decision {
  if (local === null)
    return centre.record === null ? { kind: 'leave' } : { kind: 'write', next: taken(centre.record, centre.rev) }
  const { stored } = local
  const known = stored.sync.rev
  if (known === centre.rev) return { kind: 'leave' }
  if (!rule.isCurrent && known !== null && generationOf(centre.rev) < generationOf(known)) return { kind: 'leave' }
  if (stored.sync.unsent === 0 || local.isDeleted) return takeOrRemove(local, centre)
  if (centre.record === null)
    return { kind: 'write', next: resting(stored, { unsent: 1, rev: centre.rev, base: null }) }
  return { kind: 'write', next: mergedWith(stored, centre.record, centre.rev, rule) }
}

function takeOrRemove(local: Shelved, centre: CentreVersion): Decision {
  if (centre.record !== null)
    return { kind: 'write', next: taken(withoutWhat(local.stored, centre.record), centre.rev) }
  if (local.isDeleted) return { kind: 'leave' }
  return { kind: 'remove', next: resting(local.stored, { unsent: 0, rev: centre.rev, base: null }) }
}

function mergedWith(stored: Stored, theirs: AnyRecord, rev: string, { me, merge }: CentreRule): Stored {
  const mine = recordOf(stored)
  const base = theirs.by === me ? theirs : (stored.sync.base as AnyRecord | null)
  const merged = merge(base, mine, theirs)
  const known = withoutWhat(merged, theirs)
  if (saysTheSame(merged, known)) return taken(known, rev)
  const brought = bringsOthers(merged, theirs, me) ? { broughtBy: me } : {}
  const sync = { unsent: 1, rev, base: { ...known }, reason: null } as const
  return { ...merged, by: me, ...brought, updatedAt: mine.updatedAt, sync }
}

/** Whoever made or brought it, and when. */
export function saysTheSame(a: AnyRecord, b: AnyRecord): boolean {
  return sameValue(told(a), told(b))
}

function told(record: AnyRecord): Readonly<Record<string, unknown>> {
  const { by: _by, broughtBy: _broughtBy, updatedAt: _updatedAt, ...rest } = record
  return rest
}

function taken(record: AnyRecord, rev: string): Stored {
  return { ...record, sync: { unsent: 0, rev, base: null, reason: null } }
}

function resting(stored: Stored, sync: Pick<Stored['sync'], 'unsent' | 'rev' | 'base'>): Stored {
  return { ...recordOf(stored), sync: { ...sync, reason: null } }
}
