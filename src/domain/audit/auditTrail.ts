import * as v from 'valibot'
import { calendarDay, eventStampFields } from '../record/eventStamp.ts'

const entry = v.looseObject({
  ...eventStampFields,
  kind: v.string(),
  previous: v.nullable(v.string()),
  checksum: v.string(),
})

/** The least of a page that a reader needs: entries of a newer app are shown by their kind, and checked all the same. */
export const auditPageSchema = v.looseObject({
  barId: v.string(),
  day: calendarDay,
  tabletId: v.string(),
  letter: v.string(),
  broughtBy: v.optional(v.string()),
  events: v.array(entry),
})

export type AuditPage = Readonly<v.InferOutput<typeof auditPageSchema>>
/** An entry as it was read: it may be of a newer app, or not what was written. */
export type ReadEntry = AuditPage['events'][number]
