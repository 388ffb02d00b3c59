import { orderEvents } from '../record/orderEvents.ts'
import type { VisitEvent } from './visitEvent.ts'

/**
 * The events that count, in their common order: without those that an `undone` names. Nothing takes an arrival back: without
 * one there would be no visit to tell of.
 */
export function standingEvents(all: readonly VisitEvent[]): readonly VisitEvent[] {
  const undone = new Set(all.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : [])))
  return orderEvents(all).filter(({ kind, id }) => kind === 'arrived' || !undone.has(id))
}
