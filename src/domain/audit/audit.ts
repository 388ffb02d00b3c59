import * as v from 'valibot'
import { calendarDay, eventStampFields } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'
import { visitorScreenSchema } from '../tablet/tablet.ts'

/** SHA-256 as 64 hexadecimal digits. */
const checksum = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'A checksum has 64 hexadecimal digits.'))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * An entry's `seq` is its number in this tablet's chain, over all days. `previous` is the checksum of the entry before it,
 * null in the first; `checksum` is its own, over all else that it says (`sealEntry.ts`).
 */
const entry = <K extends string, F extends v.ObjectEntries>(kinds: readonly [K, ...K[]], fields: F) =>
  v.looseObject({ ...eventStampFields, kind: v.picklist(kinds), ...fields, previous: v.nullable(checksum), checksum })

/** Ids and counts alone: no name, no staff number, nothing that somebody typed. */
const auditEntrySchema = v.variant('kind', [
  entry(['tablet set up'], { letter: v.string() }),
  /** Locked by hand, by nobody touching it, or because it was out of sight. */
  entry(['signed in', 'signed out', 'unlocked', 'locked', 'taken back from visitors'], {}),
  /** Nobody knew a PIN of it, or too many were wrong: the code came from the help desk. */
  entry(['opened with the recovery code'], {}),
  /** `times`: in a row on this tablet, this one among them. The person is the one whose PIN was asked for. */
  entry(['wrong PIN'], { times: count }),
  entry(['shown to visitors'], { screen: visitorScreenSchema }),
  entry(['unsent records saved'], { count }),
  entry(['file taken in'], { fromTabletId: v.string(), added: count, merged: count }),
  entry(['register imported'], { added: count, changed: count }),
  entry(['register exported'], {}),
  entry(['visit corrected', 'visit marked', 'issued twice settled'], { recordId: v.string() }),
  /** So much was not as it should be. */
  entry(['day pack checked'], { missing: count }),
  /** With the receipt's own checksum: it binds all records of that day to this chain. */
  entry(['receipt given'], { day: calendarDay, count, receipt: checksum }),
  entry(['audit trail read', 'audit trail exported'], { ofBarId: v.string(), from: calendarDay, until: calendarDay }),
])

/**
 * A part of one tablet's audit trail in one bar: what was done on it on a local day. Another page begins when one is full.
 * Its id is made of bar, day, install and page.
 */
export const auditSchema = v.looseObject({
  ...recordFields,
  type: v.literal('audit'),
  schema: v.literal(1),
  day: calendarDay,
  page: v.pipe(v.number(), v.integer(), v.minValue(1)),
  letter: v.string(),
  events: v.pipe(v.array(auditEntrySchema), v.minLength(1)),
})

export type Audit = Readonly<v.InferOutput<typeof auditSchema>>
export type AuditEntry = Audit['events'][number]
export type AuditKind = AuditEntry['kind']

type SealFields = keyof typeof eventStampFields | 'previous' | 'checksum'
// Loose schemas carry an index signature, and `Omit` would lose the named fields in it.
type KnownFields<T> = { [K in keyof T as string extends K ? never : K]: T[K] }
type HappeningOf<T> = T extends AuditEntry ? Omit<KnownFields<T>, SealFields> : never

/** What is noted, before it is stamped and sealed. */
export type AuditHappening = HappeningOf<AuditEntry>

/** An id's digits, and what a slow line carries with each new entry, stay few. */
export const mostEntriesOnPage = 100

/** `audit:<barId>:<day>:<installId>:<page>` */
export function auditIdOf({ barId, day, tabletId, page }: Pick<Audit, 'barId' | 'day' | 'tabletId' | 'page'>): string {
  return ['audit', barId, day, tabletId, page].join(':')
}
