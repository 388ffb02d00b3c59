import { addVisitEvent, type VisitHappening } from '../domain/visit/addVisitEvent.ts'
import { type Arrival, openVisit } from '../domain/visit/openVisit.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { aStamp } from './aStamp.ts'

/** A visit that arrived at 09:00; each happening comes a minute after the one before. */
export function aVisit(happenings: readonly VisitHappening[] = [], arrival: Partial<Arrival> = {}): Visit {
  const { barId = 'lambeth-popup' } = arrival
  const arrived = openVisit(
    {
      id: 'visit:1',
      barId,
      openingId: `opening:${barId}:2026-11-24`,
      queueNumber: 'A07',
      requester: { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' },
      reasonId: 'laptop-fault',
      by: 'install-1',
      ...arrival,
    },
    aStamp(0),
  )
  return happenings.reduce((visit, happening, n) => addVisitEvent(visit, happening, aStamp(n + 1)), arrived)
}

type Closed = Extract<VisitHappening, { kind: 'closed' }>

export function closedAs(outcome: Closed['outcome']): Closed {
  return { kind: 'closed', outcome, escalatedTo: null, loaner: null, swapId: null }
}
