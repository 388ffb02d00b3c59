import * as v from 'valibot'
import { anonymisedSchema } from '../retention/anonymised.ts'
import { instant } from './eventStamp.ts'

/**
 * What every document of a bar carries. `schema` is the version of the record's shape, `by` the install that made this
 * version of the document (an id minted with the local database), `updatedAt` that tablet's clock. `broughtBy` is the install
 * that brought what another tablet did: from a file, or because the centre had lost it.
 */
export const recordFields = {
  id: v.pipe(v.string(), v.minLength(3), v.maxLength(100)),
  barId: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'A bar is named in lower case, digits and hyphens.')),
  openingId: v.string(),
  tabletId: v.string(),
  by: v.string(),
  broughtBy: v.optional(v.string()),
  updatedAt: instant,
  /** What it is without by now: docs/spec/retention.md. */
  anonymised: v.optional(anonymisedSchema),
} as const

export type RecordType =
  | 'visit'
  | 'swap'
  | 'tap'
  | 'stock-movement'
  | 'stock-count'
  | 'kit-issue'
  | 'attendance'
  | 'audit'

/** `visit:0190…` belongs to `visit`: the type of a row that carries nothing but its id, as a plain deletion does. */
export function typeOfId(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':')))
}
