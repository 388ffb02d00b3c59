import * as v from 'valibot'

/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const instant = v.pipe(v.string(), v.isoTimestamp())
/** A local calendar day, `yyyy-MM-dd`. */
export const calendarDay = v.pipe(v.string(), v.isoDate())

/**
 * What every event carries: who did it, on which tablet, and when by that tablet's clock.
 * `clockOffsetMs` is server minus tablet as last known, null before the first answer of a centre.
 * `seq` is a Lamport number (one more than the highest seen), so cause comes before effect in spite of wrong clocks.
 */
export const eventStampFields = {
  id: v.pipe(v.string(), v.minLength(1)),
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: instant,
  clockOffsetMs: v.nullable(v.number()),
  personId: v.nullable(v.string()),
  tabletId: v.string(),
} as const

const eventStamp = v.object(eventStampFields)
export type EventStamp = Readonly<v.InferOutput<typeof eventStamp>>

/** A stamp before it is placed after the events already there. */
export type Stamp = Omit<EventStamp, 'seq'>
