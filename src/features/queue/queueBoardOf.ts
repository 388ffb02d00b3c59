import type { Bar } from '../../domain/bar/bar.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Person } from '../../domain/person/person.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { inTurn } from '../../domain/visit/inTurn.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { waitOf } from '../../domain/visit/waitOf.ts'
import { minutesWords } from '../../ui/timeWords.ts'

export type QueueRow = {
  readonly visitId: string
  readonly queueNumber: string
  readonly name: string
  readonly reason: string
  readonly reasonIcon: string
  /** "12 min", "with Alex 8 min", "awaiting part, 20 min". */
  readonly time: string
  readonly isLate: boolean
  readonly needsAttention: boolean
  /** Why they stand before those in turn; null for one in turn. */
  readonly firstBecause: string | null
  /** Null where nobody has called them. */
  readonly call: QueueCall | null
}

export type QueueCall = {
  /** "called by you 2 min ago, twice". */
  readonly words: string
  /** So long ago that the person may not come at all. */
  readonly isUnanswered: boolean
}

export type QueueBoard = {
  readonly waiting: readonly QueueRow[]
  readonly inService: readonly QueueRow[]
  readonly onHold: readonly QueueRow[]
  /** People sit out of sight, so they are called: at a desk. A pop-up's technician just turns round. */
  readonly isCalling: boolean
}

export type QueueContext = {
  readonly bar: Pick<Bar, 'kind'>
  readonly catalogue: Catalogue
  readonly people: readonly Person[]
  /** Who looks at the board: their own visits say "with you". */
  readonly personId: string
  readonly now: Date
}

const noShowMinutes = 5

/** Open visits as the board shows them: who waits in turn, the others first come first. */
export function queueBoardOf(open: readonly Visit[], context: QueueContext): QueueBoard {
  const rowsIn = (state: Visit['state']) =>
    open.filter((visit) => visit.state === state).map((visit) => rowOf(visit, context))
  return {
    waiting: inTurn(open.filter(({ state }) => state === 'waiting')).map((visit) => rowOf(visit, context)),
    inService: rowsIn('in service'),
    onHold: rowsIn('on hold'),
    isCalling: context.bar.kind === 'desk',
  }
}

function rowOf(visit: Visit, context: QueueContext): QueueRow {
  const wait = waitOf(visit, context.now, context.catalogue.waitTargetMinutes)
  const reason = context.catalogue.reasons.find((candidate) => candidate.id === visit.reasonId)
  return {
    visitId: visit.id,
    queueNumber: visit.queueNumber,
    name: nameOfRequester(visit.requester),
    reason: reason?.label ?? visit.reasonId,
    reasonIcon: reason?.icon ?? 'circle-question-mark',
    time: timeOf(visit, context),
    isLate: wait.kind === 'waiting' && visit.state === 'waiting' && wait.isLate,
    needsAttention: visit.attention.length > 0,
    firstBecause: visit.priority?.why ?? null,
    call: callOf(visit, context),
  }
}

function callOf({ call }: Visit, { catalogue, people, personId, now }: QueueContext): QueueCall | null {
  if (!call) return null
  const caller = call.personId === personId ? 'you' : nameOf(call.personId, people)
  const minutes = minutesSince(call.at, now)
  const often = call.times === 1 ? '' : `, ${call.times} times`
  const ago = minutes === 0 ? 'just now' : `${minutesWords(minutes)} ago`
  return {
    words: `Called by ${caller} ${ago}${often}`,
    isUnanswered: minutes >= (catalogue.noShowMinutes ?? noShowMinutes),
  }
}

function timeOf(visit: Visit, context: QueueContext): string {
  if (visit.state === 'on hold') return `${visit.holdReason ?? 'on hold'}, ${since(visit.heldSince, context.now)}`
  if (visit.state === 'in service')
    return `${withWhom(visit.technicianId, context)} ${since(visit.startedAt, context.now)}`
  return since(visit.arrivedAt, context.now)
}

function withWhom(technicianId: string | null, { people, personId }: QueueContext): string {
  return technicianId === personId ? 'with you' : `with ${nameOf(technicianId, people)}`
}

function nameOf(personId: string | null, people: readonly Person[]): string {
  return people.find((person) => person.personId === personId)?.name ?? 'another technician'
}

function since(at: string | null, now: Date): string {
  return at === null ? '' : minutesWords(minutesSince(at, now))
}

function minutesSince(at: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000))
}
