import { standingEvents } from './standingEvents.ts'
import type { Visit } from './visit.ts'
import type { VisitEvent } from './visitEvent.ts'

/**
 * True for a technician who called or started this person, and a colleague has them who did so without knowing of it. Over
 * when the visit is, when it went back to the queue, and when they handed it over or put it on hold themselves.
 */
export function isTakenFrom(visit: Visit, personId: string): boolean {
  const holder = holderOf(visit)
  if (!visit.isOpen || holder === null || holder === personId) return false
  const events = standingEvents(visit.events)
  const turn = events.slice(events.findLastIndex(({ kind }) => kind === 'returned to queue') + 1)
  const own = turn.filter((event) => event.personId === personId)
  if (own.some(({ kind }) => kind === 'handed over' || kind === 'held')) return false
  const mine = own.findLast(isTaking)
  const theirs = turn.find((event) => event.personId === holder && isTaking(event))
  // A greater number comes after what its tablet knew: that colleague saw the call, and took the person over.
  return mine !== undefined && theirs !== undefined && theirs.seq <= mine.seq
}

/** Who has called them or is helping them. */
export function holderOf(visit: Visit): string | null {
  return visit.state === 'waiting' ? (visit.call?.personId ?? null) : visit.technicianId
}

function isTaking({ kind }: VisitEvent): boolean {
  return kind === 'called' || kind === 'started' || kind === 'resumed'
}
