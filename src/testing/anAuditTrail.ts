import { createHash } from 'node:crypto'
import type { AuditEntry, AuditHappening } from '../domain/audit/audit.ts'
import { type ChainLink, sealEntry } from '../domain/audit/sealEntry.ts'
import { aStamp } from './aStamp.ts'

export const testDigest = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'))

/** The entries of a tablet's chain, one a minute, after `before` where there is one. */
export async function anAuditTrail(
  happenings: readonly AuditHappening[],
  tabletId = 'tablet-1',
  before: ChainLink | null = null,
): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (const happening of happenings) {
    const link = entries.at(-1) ?? before
    const number = (link?.seq ?? 0) + 1
    const stamp = aStamp(number, { id: `entry-${number} of ${tabletId}`, tabletId })
    entries.push(await sealEntry(happening, stamp, link, testDigest))
  }
  return entries
}
