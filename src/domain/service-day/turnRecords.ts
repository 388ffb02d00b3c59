import type { Swap } from '../swap/swap.ts'
import type { Tap } from '../tap/tap.ts'
import type { VisitHappening } from '../visit/addVisitEvent.ts'
import type { Visit } from '../visit/visit.ts'

/** What one person's coming leaves behind. */
export type TurnRecords = {
  readonly visit: Visit
  readonly swap: Swap | null
  readonly tap: Tap | null
}

/** Adds what happened at a moment, stamped by the tablet and the technician of the turn. */
export type AddEvent = (visit: Visit, happening: VisitHappening, moment: Date) => Visit
