import { standingEvents } from './standingEvents.ts'
import type { Visit } from './visit.ts'
import type { VisitEvent } from './visitEvent.ts'

/**
 * True for a technician who called or started this person and does not have them, because a colleague, apart from them, was
 * first or called later. Over when the visit is, when it went back to the queue, and when they handed it over themselves.
 */
export function isTakenFrom(visit: Visit, personId: string): boolean {
  if (!visit.isOpen || holderOf(visit) === null || holderOf(visit) === personId) return false
  const events = standingEvents(visit.events)
  const turn = events.slice(events.findLastIndex(({ kind }) => kind === 'returned to queue') + 1)
  const own = turn.filter((event) => event.personId === personId)
  return own.some(isTaking) && !own.some(({ kind }) => kind === 'handed over' || kind === 'held')
}

/** Who has called them or is helping them. */
export function holderOf(visit: Visit): string | null {
  return visit.state === 'waiting' ? (visit.call?.personId ?? null) : visit.technicianId
}

function isTaking({ kind }: VisitEvent): boolean {
  return kind === 'called' || kind === 'started' || kind === 'resumed'
}
