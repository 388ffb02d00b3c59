import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Person } from '../../domain/person/person.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'
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
}

export type QueueBoard = {
  readonly waiting: readonly QueueRow[]
  readonly inService: readonly QueueRow[]
  readonly onHold: readonly QueueRow[]
}

export type QueueContext = {
  readonly catalogue: Catalogue
  readonly people: readonly Person[]
  /** Who looks at the board: their own visits say "with you". */
  readonly personId: string
  readonly now: Date
}

/** Open visits as the board shows them, first come first in each column. */
export function queueBoardOf(open: readonly Visit[], context: QueueContext): QueueBoard {
  const rowsIn = (state: Visit['state']) =>
    open.filter((visit) => visit.state === state).map((visit) => rowOf(visit, context))
  return { waiting: rowsIn('waiting'), inService: rowsIn('in service'), onHold: rowsIn('on hold') }
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
  }
}

function timeOf(visit: Visit, context: QueueContext): string {
  if (visit.state === 'on hold') return `${visit.holdReason ?? 'on hold'}, ${since(visit.heldSince, context.now)}`
  if (visit.state === 'in service')
    return `${withWhom(visit.technicianId, context)} ${since(visit.startedAt, context.now)}`
  return since(visit.arrivedAt, context.now)
}

function withWhom(technicianId: string | null, { people, personId }: QueueContext): string {
  if (technicianId === personId) return 'with you'
  const technician = people.find((person) => person.personId === technicianId)
  return `with ${technician?.name ?? 'another technician'}`
}

function since(at: string | null, now: Date): string {
  return at === null ? '' : minutesWords(Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000)))
}
