import type { EventStamp } from '../record/eventStamp.ts'
import type { Settlement } from './stockMovement.ts'
import type { Told } from './told.ts'
import type { Hold, Place, Reservation } from './whereabouts.ts'

/** What one record says of one device at one moment. */
export type Step = {
  readonly moved: EventStamp
  readonly assetTag: string
  readonly serial?: string | null
  readonly modelId?: string | null
  readonly told: Told
  readonly place: Place
  /** It says nothing of where a device is that is known. */
  readonly isAside?: boolean
  /** From now on; null ends it. Missing: it says nothing of it. */
  readonly hold?: Hold | null
  readonly reservation?: Reservation | null
  /** Says who of several has it. */
  readonly settlement?: Settlement
  /** Its data was removed just then. */
  readonly isSanitised?: boolean
  /** Somebody had it until then. */
  readonly isUsed?: boolean
  /** It comes in as the old device of that swap: says nothing of one that is awaited from it no more. */
  readonly backFromSwapId?: string
  /** Nobody saw it; that says nothing of a device that is known to be elsewhere. */
  readonly isMissed?: boolean
}
