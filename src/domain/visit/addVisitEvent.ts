import type { Stamp } from '../record/eventStamp.ts'
import { placeAfter } from '../record/orderEvents.ts'
import { storyOfVisit } from './storyOfVisit.ts'
import type { Visit } from './visit.ts'
import type { VisitEvent } from './visitEvent.ts'

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type StampFields = keyof Stamp | 'seq'

/** What happened, without who, where and when. */
export type VisitHappening = {
  [K in VisitEvent['kind']]: Without<KnownFields<Extract<VisitEvent, { kind: K }>>, StampFields>
}[VisitEvent['kind']]

// Loose schemas carry an index signature, and `Omit` would lose the named fields in it.
type KnownFields<T> = { [K in keyof T as string extends K ? never : K]: T[K] }

/** The visit with one more event and the story retold. */
export function addVisitEvent(visit: Visit, happening: VisitHappening, stamp: Stamp): Visit {
  const event = { ...placeAfter(visit.events, stamp), ...happening } as VisitEvent
  const events = [...visit.events, event]
  return { ...visit, events, ...storyOfVisit(events) }
}
