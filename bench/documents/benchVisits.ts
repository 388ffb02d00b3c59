import { v7 as uuidv7 } from 'uuid'
import type { Stamp } from '../../src/domain/record/eventStamp.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { openVisit } from '../../src/domain/visit/openVisit.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'

const firstArrival = Date.parse('2026-01-05T08:30:00.000Z')
const minute = 60_000
const visitsOfAnOpening = 60

/** The `n`th visit of a bar, still waiting; 60 to an opening. */
export function aWaitingVisit(barId: string, n: number): Visit {
  return openVisit(
    {
      id: `visit:${uuidv7()}`,
      barId,
      openingId: openingIdOf(barId, n),
      queueNumber: `A${String((n % visitsOfAnOpening) + 1).padStart(2, '0')}`,
      requester: { kind: 'staff', staffNumber: `P${100_000 + (n % 30_000)}`, name: 'PC Adaeze Okonkwo-Smith' },
      reasonId: 'laptop-fault',
      by: 'bench-install',
    },
    stampAt(n, 0),
  )
}

/** The same, started and closed: what a bar's year is made of. */
export function aClosedVisit(barId: string, n: number): Visit {
  const started = addVisitEvent(aWaitingVisit(barId, n), { kind: 'started' }, stampAt(n, 1))
  return addVisitEvent(
    started,
    { kind: 'closed', outcome: 'fixed', escalatedTo: null, loaner: null, swapId: null },
    stampAt(n, 9),
  )
}

/** `total` visits of which the last `open` are waiting. */
export function barYear(barId: string, total: number, open: number): Visit[] {
  return Array.from({ length: total }, (_, n) => (n < total - open ? aClosedVisit(barId, n) : aWaitingVisit(barId, n)))
}

export function openingIdOf(barId: string, n: number): string {
  return `opening:${barId}:${Math.floor(n / visitsOfAnOpening)}`
}

export function stampAt(n: number, minutesLater: number): Stamp {
  return {
    id: uuidv7(),
    at: new Date(firstArrival + (n * 8 + minutesLater) * minute).toISOString(),
    clockOffsetMs: 0,
    personId: 'bench-technician',
    tabletId: 'bench-tablet',
  }
}
