import { type AuditPage, auditPageSchema } from '../../src/domain/audit/auditTrail.ts'
import { type ChainVerdict, verifyChain } from '../../src/domain/audit/verifyChain.ts'
import { testDigest } from '../../src/testing/anAuditTrail.ts'
import * as v from 'valibot'
import type { RunningCentre } from './runningCentre.ts'

/** Whether the centre holds all that a tablet noted in its audit trail, as it noted it. */
export async function verdictOnTrail(centre: RunningCentre, barId: string, tabletId: string): Promise<ChainVerdict> {
  const pages = (await centre.documents(barId)).filter(({ _id }) => _id.startsWith('audit:') && _id.includes(tabletId))
  const entries = pages.flatMap((page): AuditPage['events'] => v.parse(auditPageSchema, page).events)
  return verifyChain({ tabletId, entries, digest: testDigest, isFromBeginning: true, lastSeen: null })
}
