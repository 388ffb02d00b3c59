import { isValid, parseISO } from 'date-fns'
import * as v from 'valibot'
import { calendarDay, eventStampFields, instant } from '../record/eventStamp.ts'

/** Some thirty years: a clock that is further off tells no time that could be shown. */
const mostOffsetMs = 1e12

const entry = v.looseObject({
  ...eventStampFields,
  at: v.pipe(
    instant,
    v.check((at) => isValid(parseISO(at))),
  ),
  clockOffsetMs: v.nullable(v.pipe(v.number(), v.minValue(-mostOffsetMs), v.maxValue(mostOffsetMs))),
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
