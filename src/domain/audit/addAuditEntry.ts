import { type Audit, type AuditEntry, auditIdOf } from './audit.ts'

/** Where a page belongs. */
export type AuditPlace = Pick<Audit, 'barId' | 'day' | 'tabletId' | 'page' | 'letter'>

/** A page of the trail, begun with its first entry. An opening has no part in it: a tablet is more than one day's work. */
export function beginAudit(place: AuditPlace, entry: AuditEntry): Audit {
  return {
    ...place,
    id: auditIdOf(place),
    type: 'audit',
    schema: 1,
    openingId: '',
    by: place.tabletId,
    updatedAt: entry.at,
    events: [entry],
  }
}

/** The page with one more entry; the very same where it has it. */
export function addAuditEntry(audit: Audit, entry: AuditEntry): Audit {
  return audit.events.some(({ id }) => id === entry.id) ? audit : { ...audit, events: [...audit.events, entry] }
}
