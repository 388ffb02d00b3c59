import { addVisitEvent } from '../visit/addVisitEvent.ts'
import { openVisit } from '../visit/openVisit.ts'
import type { Visit } from '../visit/visit.ts'
import type { Counter } from './counter.ts'
import { closeTurn } from './closeTurn.ts'
import { seededId } from './seededId.ts'
import type { WorkingTablet } from './servicePlan.ts'
import { stampOf } from './stampOf.ts'
import type { Turn } from './takeTurns.ts'
import type { AddEvent, TurnRecords } from './turnRecords.ts'

/** Everything that one person's coming wrote down, event by event, as the tablet would. */
export function recordTurn(counter: Counter, turn: Turn, queueNumber: string, tablet: WorkingTablet): TurnRecords {
  const { random, staffed, day } = counter
  const technicianId =
    turn.kind === 'served' ? (staffed.technicianIds[turn.technician] ?? null) : (staffed.technicianIds[0] ?? null)
  const visit = openVisit(
    {
      id: `visit:${seededId(random, turn.arrivedAt)}`,
      barId: staffed.bar.barId,
      openingId: day.opening.id,
      queueNumber,
      requester: turn.encounter.requester,
      reasonId: turn.encounter.reason.id,
      by: tablet.installId,
    },
    stampOf(random, tablet, turn.arrivedAt, technicianId),
  )
  const add: AddEvent = (before, happening, moment) => {
    const stamp = stampOf(random, tablet, moment, technicianId)
    return { ...addVisitEvent(before, happening, stamp), updatedAt: stamp.at }
  }
  if (turn.kind === 'left') return { visit: add(visit, { kind: turn.as }, turn.leftAt), swap: null, tap: null }
  return closeTurn(counter, turn, serve(counter, turn, visit, add), tablet, add)
}

function serve({ random, plan }: Counter, turn: Turn & { kind: 'served' }, waiting: Visit, add: AddEvent): Visit {
  const { assetTag, isReturn } = turn.encounter
  const soon = new Date(turn.startedAt.getTime() + 20_000)
  let visit = add(waiting, { kind: 'started' }, turn.startedAt)
  if (assetTag !== null && random.chance(0.7)) visit = add(visit, { kind: 'device named', assetTag }, soon)
  if (isReturn) visit = add(visit, { kind: 'noted', text: 'Was here before with the same.' }, soon)
  if (turn.hold === null) return visit
  visit = add(visit, { kind: 'held', why: random.pick(plan.catalogue.holdReasons) }, turn.hold.from)
  return add(visit, { kind: 'resumed' }, turn.hold.to)
}
