import { addDays, format } from 'date-fns'
import { stockroomNameOf } from '../stock/stockroomNameOf.ts'
import { recordSwap } from '../swap/recordSwap.ts'
import type { Swap } from '../swap/swap.ts'
import type { VisitHappening } from '../visit/addVisitEvent.ts'
import type { Visit } from '../visit/visit.ts'
import type { Counter } from './counter.ts'
import { drawEnding, type Ending } from './drawEnding.ts'
import { offerTap } from './offerTap.ts'
import { seededId } from './seededId.ts'
import type { WorkingTablet } from './servicePlan.ts'
import { stampOf } from './stampOf.ts'
import type { AddEvent, TurnRecords } from './turnRecords.ts'
import type { Turn } from './takeTurns.ts'

const loanDays = 14

/** The end of a visit: what is handed over, the closing, and the tap that is offered. */
export function closeTurn(
  counter: Counter,
  turn: Turn & { kind: 'served' },
  serving: Visit,
  tablet: WorkingTablet,
  add: AddEvent,
): TurnRecords {
  const { random, plan, day } = counter
  const ending = drawEnding(counter, turn.encounter, turn.closedAt)
  const swap = ending.kind === 'swap' ? swapOf(counter, turn, serving, tablet, ending) : null
  if (ending.kind === 'loaner') counter.stock.delete(ending.device.assetTag)
  let visit = serving
  if (ending.kind === 'escalated')
    visit = add(
      visit,
      { kind: 'number added', system: 'incident', number: `INC${random.whole(1_000_000, 9_999_999)}` },
      turn.closedAt,
    )
  if (random.chance(plan.rates.takenBack)) visit = closeByMistake(visit, turn.closedAt, add)
  visit = add(visit, closingOf(ending, swap, day.opening.day), later(turn.closedAt, 5))
  const offered = offerTap(counter, visit, later(turn.closedAt, 12), tablet, add)
  return { ...offered, swap }
}

function closeByMistake(visit: Visit, moment: Date, add: AddEvent): Visit {
  const closed = add(visit, plainClosing('advice'), moment)
  const closing = closed.events.at(-1)
  return closing === undefined ? visit : add(closed, { kind: 'undone', eventId: closing.id }, later(moment, 4))
}

function swapOf(
  { random, staffed, stock }: Counter,
  turn: Turn & { kind: 'served' },
  visit: Visit,
  tablet: WorkingTablet,
  { answers, outcome }: Ending & { kind: 'swap' },
): Swap {
  const nextStamp = () => stampOf(random, tablet, turn.closedAt, visit.technicianId)
  const id = `swap:${seededId(random, turn.closedAt)}`
  if (outcome === 'swapped') stock.delete(answers.outgoing.assetTag)
  return recordSwap(id, visit, answers, stockroomNameOf(staffed.bar), nextStamp)
}

function closingOf(ending: Ending, swap: Swap | null, day: string): VisitHappening {
  switch (ending.kind) {
    case 'swap':
      return { ...plainClosing(ending.outcome), swapId: swap?.id ?? null }
    case 'loaner': {
      const dueOn = format(addDays(new Date(`${day}T12:00:00`), loanDays), 'yyyy-MM-dd')
      return { ...plainClosing('loaner issued'), loaner: { assetTag: ending.device.assetTag, dueOn } }
    }
    case 'escalated':
      return { ...plainClosing('escalated'), escalatedTo: ending.to }
    case 'plain':
      return plainClosing(ending.outcome)
  }
}

type Closing = Extract<VisitHappening, { kind: 'closed' }>

function plainClosing(outcome: Closing['outcome']): Closing {
  return { kind: 'closed', outcome, escalatedTo: null, loaner: null, swapId: null }
}

function later(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000)
}
