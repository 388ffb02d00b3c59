import { correctedTimeOf, orderEvents } from '../record/orderEvents.ts'
import { standingEvents } from './standingEvents.ts'
import type { VisitState, VisitStory } from './visit.ts'
import { type VisitEvent, type VisitEventOf, type VisitMark, visitMarks } from './visitEvent.ts'

/**
 * The fold. Rules:
 * - Events count in their common order; one that an `undone` names does not (`standingEvents`).
 * - A standing `closed` ends the visit, whatever else happened meanwhile on another tablet: help was given.
 * - Else `abandoned` or `no-show` end it, until `returned to queue`.
 * - Else the last of `started`, `held`, `resumed`, `returned to queue` says where it stands.
 * - Two technicians who took the same person while apart: the first has them. A call gives way to whoever starts, and to a
 *   later call that knew of it.
 * - Two standing `closed` with different outcomes: the first stands, and `outcomes differ` asks a person to settle it.
 * - The last `promised` stands until it is kept or taken back; one that it replaced does not come back.
 * - The last `corrected` after a standing closing says the outcome, and settles what differed before it.
 */
export function storyOfVisit(all: readonly VisitEvent[]): VisitStory {
  const events = standingEvents(all)
  const arrived = events.find((event) => event.kind === 'arrived')
  if (arrived === undefined) throw new Error('A visit has no arrival among its events.')
  const closings = events.filter((event) => event.kind === 'closed')
  const closing = closings[0] ?? null
  const walk = walkThrough(events)
  const requester = last(events, 'requester recorded')?.requester ?? arrived.requester
  const state = closing === null ? walk.state : 'closed'
  const promise = promiseOf(orderEvents(all), events)
  const started = events.find((event) => event.kind === 'started')
  return {
    state,
    isOpen: state === 'waiting' || state === 'in service' || state === 'on hold',
    outcome: correctionOf(events, closings)?.outcome ?? closing?.outcome ?? null,
    requester,
    staffNumber: requester.kind === 'staff' ? requester.staffNumber : '',
    reasonId: last(events, 'reason changed')?.reasonId ?? arrived.reasonId,
    shownAs: arrived.shownAs ?? null,
    assetTag: last(events, 'device named')?.assetTag ?? null,
    technicianId: walk.technicianId,
    holdReason: closing === null ? walk.holdReason : null,
    swapId: closings.find((event) => event.swapId !== null)?.swapId ?? null,
    isLoanerIssued: closings.some((event) => event.loaner !== null),
    arrivedAt: arrived.at,
    startedAt: started?.at ?? null,
    closedAt: closing?.at ?? walk.endedAt,
    heldSince: closing === null ? (walk.held?.at ?? null) : null,
    heldMs: walk.heldMs,
    call: state === 'waiting' ? callOf(walk) : null,
    priority: priorityOf(events),
    waitMs: started === undefined ? null : msBetween(arrived, started),
    serviceMs: started === undefined || closing === null ? null : msBetween(started, closing) - walk.heldMs,
    marks: visitMarks.filter((mark) => events.findLast(isMarking(mark))?.isOn === true),
    promise,
    isPromised: promise !== null,
    tapOffered: events.some((event) => event.kind === 'tap offered'),
    attention: attentionOf(events, closings),
  }
}

function last<K extends VisitEvent['kind']>(events: readonly VisitEvent[], kind: K): VisitEventOf<K> | undefined {
  return events.findLast((event): event is VisitEventOf<K> => event.kind === kind)
}

/** The last one whose tablet knew of the closing: one of an earlier closing, since taken back, says nothing. */
function correctionOf(
  events: readonly VisitEvent[],
  closings: readonly VisitEventOf<'closed'>[],
): VisitEventOf<'corrected'> | undefined {
  const [closing] = closings
  if (closing === undefined) return undefined
  return last(
    events.filter(({ seq }) => seq > closing.seq),
    'corrected',
  )
}

function isMarking(mark: VisitMark) {
  return (event: VisitEvent): event is VisitEventOf<'marked'> => event.kind === 'marked' && event.mark === mark
}

function callOf({ called, calls }: Walk): VisitStory['call'] {
  return called === null ? null : { personId: called.personId, at: called.at, times: calls }
}

function priorityOf(events: readonly VisitEvent[]): VisitStory['priority'] {
  const put = last(events, 'put first')
  return put === undefined ? null : { why: put.why, eventId: put.id }
}

function promiseOf(
  all: readonly VisitEvent[],
  standing: readonly VisitEvent[],
): NonNullable<VisitStory['promise']> | null {
  const made = last(all, 'promised')
  const news = standing.findLast((event) => event.kind === 'promised' || event.kind === 'promise kept')
  if (made === undefined || news?.id !== made.id) return null
  const { what, siteId, dueOn, id } = made
  return { what, siteId, dueOn, eventId: id }
}

function attentionOf(
  events: readonly VisitEvent[],
  closings: readonly VisitEventOf<'closed'>[],
): VisitStory['attention'] {
  const attention: VisitStory['attention'] = []
  const settled = correctionOf(events, closings)
  const unsettled = closings.filter(({ seq }) => settled === undefined || seq > settled.seq)
  if (unsettled.length > 0 && new Set(closings.map((event) => event.outcome)).size > 1)
    attention.push({ kind: 'outcomes differ', eventIds: closings.map((event) => event.id) })
  const left = events.findLast((event) => event.kind === 'abandoned')
  if (closings[0] !== undefined && left !== undefined)
    attention.push({ kind: 'closed and abandoned', eventIds: [closings[0].id, left.id] })
  return attention
}

/** By corrected time: two tablets may have had a hand in it, and a clock may have been put right in between. */
function msBetween(from: VisitEvent, to: VisitEvent): number {
  return Math.max(0, correctedTimeOf(to) - correctedTimeOf(from))
}

type Walk = {
  readonly state: VisitState
  readonly technicianId: string | null
  readonly holdReason: string | null
  readonly held: VisitEventOf<'held'> | null
  readonly heldMs: number
  readonly endedAt: string | null
  /** The call that stands, and how often its technician has called. */
  readonly called: VisitEventOf<'called'> | null
  readonly calls: number
}

const atTheDoor: Walk = {
  state: 'waiting',
  technicianId: null,
  holdReason: null,
  held: null,
  heldMs: 0,
  endedAt: null,
  called: null,
  calls: 0,
}

function walkThrough(events: readonly VisitEvent[]): Walk {
  return events.reduce(step, atTheDoor)
}

function step(walk: Walk, event: VisitEvent): Walk {
  switch (event.kind) {
    case 'called':
      return walk.state === 'waiting' ? calledBy(walk, event) : walk
    case 'started':
      return walk.state === 'in service' ? walk : inService(walk, event)
    case 'handed over':
      return walk.technicianId === null ? walk : { ...walk, technicianId: event.toPersonId }
    case 'held':
      return walk.state === 'on hold' ? walk : { ...walk, state: 'on hold', holdReason: event.why, held: event }
    case 'resumed':
      return walk.state === 'in service' ? walk : inService(walk, event)
    case 'returned to queue':
      return { ...offHold(walk, event), state: 'waiting', technicianId: null, endedAt: null, called: null, calls: 0 }
    case 'closed':
      return { ...offHold(walk, event), technicianId: walk.technicianId ?? event.personId }
    case 'abandoned':
    case 'no-show':
      return { ...offHold(walk, event), state: event.kind, endedAt: event.at }
    // Also what a newer app added to the list: kept, and without effect here.
    default:
      return walk
  }
}

function inService(walk: Walk, event: VisitEventOf<'started' | 'resumed'>): Walk {
  return { ...offHold(walk, event), state: 'in service', technicianId: event.personId, endedAt: null }
}

/** A call that did not know of the standing one, since it has the same place after it, changes nothing. */
function calledBy(walk: Walk, event: VisitEventOf<'called'>): Walk {
  const { called } = walk
  if (called === null || called.personId === event.personId) return { ...walk, called: event, calls: walk.calls + 1 }
  return event.seq === called.seq ? walk : { ...walk, called: event, calls: 1 }
}

function offHold(walk: Walk, event: VisitEvent): Walk {
  if (walk.held === null) return walk
  return { ...walk, heldMs: walk.heldMs + msBetween(walk.held, event), held: null, holdReason: null }
}
