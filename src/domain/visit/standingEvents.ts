import { orderEvents } from '../record/orderEvents.ts'
import type { VisitEvent } from './visitEvent.ts'

/** The events that count, in their common order: without those that an `undone` names. */
export function standingEvents(all: readonly VisitEvent[]): readonly VisitEvent[] {
  const undone = new Set(all.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : [])))
  return orderEvents(all).filter((event) => !undone.has(event.id))
}
