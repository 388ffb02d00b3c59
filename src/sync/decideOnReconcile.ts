import type { Shelved } from '../data/record/recordShelf.ts'
import { type CentreRule, type Decision, decideOnCentreVersion } from './decideOnCentreVersion.ts'
import { generationOf } from './revision.ts'
import type { CentreVersion } from './wireDocument.ts'

/**
 * What a record that was thought to be at the centre is to become, once the centre has gone back in time. Rules, first that fits:
 * - Not at rest here, or a tombstone: push and pull settle it.
 * - The centre never held it: sent as new; another install's version says who brings it.
 * - The same revision: nothing.
 * - Deleted there after our revision: nothing, the feed brings the deletion.
 * - Another version there: as if both sides had been edited from an unknown past; what the centre lacks is sent again.
 */
export function decideOnReconcile(
  local: Shelved | null,
  centre: CentreVersion | null,
  rule: Pick<CentreRule, 'me' | 'merge'>,
): Decision {
  if (local === null || local.isDeleted || local.stored.sync.unsent !== 0) return { kind: 'leave' }
  const known = local.stored.sync.rev
  if (centre === null) {
    const brought = local.stored.by === rule.me ? {} : { broughtBy: rule.me }
    const sync = { unsent: 1, rev: null, base: null, reason: null } as const
    return { kind: 'write', next: { ...local.stored, ...brought, sync } }
  }
  if (centre.rev === known) return { kind: 'leave' }
  if (centre.record === null && generationOf(centre.rev) > generationOf(known ?? '0')) return { kind: 'leave' }
  const asIfEdited: Shelved = {
    ...local,
    stored: { ...local.stored, sync: { unsent: 1, rev: known, base: null, reason: null } },
  }
  return decideOnCentreVersion(asIfEdited, centre, { ...rule, isCurrent: true })
}
