import type { Stamp } from '../record/eventStamp.ts'
import type { Requester } from '../requester/requester.ts'
import { addVisitEvent } from './addVisitEvent.ts'
import { storyOfVisit } from './storyOfVisit.ts'
import type { Visit } from './visit.ts'
import type { VisitEvent } from './visitEvent.ts'

export type Arrival = {
  readonly id: string
  readonly barId: string
  readonly openingId: string
  readonly queueNumber: string
  readonly requester: Requester
  readonly reasonId: string
  readonly shownAs?: string | null | undefined
  /** The install that makes the record. */
  readonly by: string
}

/** A new visit, waiting; `id` is `visit:<uuidv7>`. */
export function openVisit(arrival: Arrival, stamp: Stamp): Visit {
  const { requester, reasonId, shownAs = null, ...header } = arrival
  const events: VisitEvent[] = [{ ...stamp, seq: 1, kind: 'arrived', requester, reasonId, shownAs }]
  return {
    ...header,
    type: 'visit',
    schema: 1,
    channel: 'walk-up',
    tabletId: stamp.tabletId,
    updatedAt: stamp.at,
    events,
    ...storyOfVisit(events),
  }
}

/** A visit whose service starts at once, as at a pop-up: two events, one document. */
export function openVisitInService(arrival: Arrival, stamps: readonly [Stamp, Stamp]): Visit {
  return addVisitEvent(openVisit(arrival, stamps[0]), { kind: 'started' }, stamps[1])
}
