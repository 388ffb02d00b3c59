import { mergeFields } from '../record/mergeFields.ts'
import { orderEvents } from '../record/orderEvents.ts'
import type { Audit } from './audit.ts'

/**
 * Three-way merge of a page of a tablet's audit trail. Rules:
 * - Entries are united by id; none is lost.
 * - One that both sides tell differently stands as the centre has it, which takes no other: its checksum shows the change.
 * - Two entries with one number both stay: the chain then shows a fork.
 * - Other fields, known or not: `mergeFields`.
 */
export function mergeAudit(base: Audit | null, mine: Audit, theirs: Audit): Audit {
  const merged = mergeFields(base, mine, theirs) as Audit
  const events = new Map([...mine.events, ...theirs.events].map((entry) => [entry.id, entry]))
  return { ...merged, events: [...orderEvents([...events.values()])] }
}
