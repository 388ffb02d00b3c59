import type { SyncFailure } from '../sync/syncFailure.ts'
import type { ReadEntry } from './auditTrail.ts'
import type { ChainVerdict } from './verifyChain.ts'

/** Calendar days, both inclusive. */
export type DaySpan = { readonly from: string; readonly until: string }

/** One tablet's audit trail in a span of days, as the centre holds it. */
export type TabletTrail = {
  readonly tabletId: string
  /** Null where not a single page of it can be read. */
  readonly letter: string | null
  readonly verdict: ChainVerdict
  /** Of the span, newest first. */
  readonly entries: readonly ReadEntry[]
  /** Installs that brought pages of it: from a file, or to a centre that had lost them. */
  readonly broughtBy: readonly string[]
}

export type AuditReading =
  | { readonly kind: 'read'; readonly barId: string; readonly span: DaySpan; readonly trails: readonly TabletTrail[] }
  | { readonly kind: 'failed'; readonly failure: SyncFailure }
