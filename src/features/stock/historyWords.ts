import type { Custody } from '../../domain/stock/custody.ts'
import type { HistoryEntry } from '../../domain/stock/historyOf.ts'
import { nameOfReservation } from '../../domain/stock/reservationOn.ts'
import type { Disposition, Sanitisation, StockMovement } from '../../domain/stock/stockMovement.ts'
import type { Told } from '../../domain/stock/told.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { lowerFirst } from '../../ui/lowerFirst.ts'
import { dayWords } from '../../ui/timeWords.ts'
import { conditionWords, methodWords } from './stockWords.ts'
import { carryWords } from './ways.ts'

export type HistoryLine = {
  /** What happened: "Swapped to PC Osei". */
  readonly title: string
  readonly icon: string
  /** What else is known of it, a sentence each. */
  readonly details: readonly string[]
  /** The record that tells more. */
  readonly to: string | null
}

/** One step of a device's history. */
export function historyLineOf({ told, custody, moved }: HistoryEntry): HistoryLine {
  const line = lineOf(told)
  const details = [
    ...line.details,
    ...(custody === null ? [] : [custodyWords(custody)]),
    ...(told.kind === 'moved' && told.movement.remark ? [told.movement.remark] : []),
    ...clockWordsOf(moved),
  ]
  return { ...line, details }
}

function lineOf(told: Told): HistoryLine {
  switch (told.kind) {
    case 'moved':
      return lineOfMovement(told.movement)
    case 'seen':
      return plain('Counted: it was here', 'package-check')
    case 'missed':
      return plain('Not seen in a count', 'package-x', [`Explained: ${lowerFirst(told.why)}.`])
    case 'found':
      return plain('Found in a count', 'package-check', [`Explained: ${lowerFirst(told.why)}.`])
    case 'issued':
      return {
        ...plain(`Swapped to ${nameOfRequester(told.swap.requester)}`, 'arrow-left-right', [
          `In place of ${told.swap.incoming.assetTag}.`,
        ]),
        to: `/swap/${told.swap.id}`,
      }
    case 'in a kit':
      return {
        ...plain(`Handed to ${nameOfRequester(told.kit.requester)}`, 'package-check', [
          `In the kit ${told.kit.kit.name}.`,
        ]),
        to: `/kit/${told.kit.id}`,
      }
    case 'replaced':
      return { ...lineOfReplaced(told), to: `/swap/${told.swap.id}` }
    case 'old device in':
      return {
        ...plain(`Handed in by ${nameOfRequester(told.swap.requester)}`, 'package'),
        to: `/swap/${told.swap.id}`,
      }
    case 'lent':
      return {
        ...plain(`Lent to ${nameOfRequester(told.visit.requester)}`, 'hand-helping', [
          `Due back ${dayWords(told.dueOn)}.`,
        ]),
        to: `/visit/${told.visit.id}`,
      }
    case 'loaner back':
      return {
        ...plain(`Came back from ${nameOfRequester(told.visit.requester)}`, 'package', [
          `Condition: ${conditionWords[told.back.condition].toLowerCase()}.`,
          ...(told.back.note === null ? [] : [told.back.note]),
        ]),
        to: `/visit/${told.visit.id}`,
      }
  }
}

function lineOfReplaced({ swap }: Extract<Told, { kind: 'replaced' }>): HistoryLine {
  const { incoming, outgoing, requester } = swap
  const name = nameOfRequester(requester)
  const details = [
    `${outgoing.assetTag} was given in its place.`,
    `Condition: ${conditionWords[incoming.condition].toLowerCase()}.`,
  ]
  switch (incoming.return.kind) {
    case 'now':
      return plain(`Handed in by ${name}`, 'package', details)
    case 'later':
      return plain(`Promised by ${name} for ${dayWords(incoming.return.dueOn)}`, 'clock', details)
    case 'lost':
      return plain(`Lost by ${name}`, 'circle-question-mark', details)
    case 'stolen':
      return plain(`Stolen from ${name}`, 'circle-question-mark', details)
  }
}

function lineOfMovement(movement: StockMovement): HistoryLine {
  const { direction, why, sanitisation, holding, reservation, disposition, settlement } = movement
  if (holding) return lineOfHolding(holding)
  if (reservation) return lineOfReservation(reservation)
  if (disposition) return lineOfDisposition(disposition)
  if (settlement) return plain(why, 'handshake', [`Decided by ${settlement.decidedBy}: ${settlement.words}`])
  if (sanitisation) return lineOfSanitisation(sanitisation)
  return direction === 'in'
    ? plain(`Taken in: ${lowerFirst(why)}`, 'plus')
    : plain(`Taken out: ${lowerFirst(why)}`, 'log-out')
}

function lineOfHolding({ state, reason }: NonNullable<StockMovement['holding']>): HistoryLine {
  const details = reason === null ? [] : [`Reason: ${reason}`]
  return state === 'available'
    ? plain('Released: can be handed out again', 'check', details)
    : plain(`Put on hold: ${state}`, 'circle-pause', details)
}

function lineOfReservation(reservation: NonNullable<StockMovement['reservation']>): HistoryLine {
  if (reservation.kind === 'ended') return plain('Reservation ended', 'x')
  return plain(`Reserved for ${nameOfReservation(reservation)}`, 'user', [`Until ${dayWords(reservation.until)}.`])
}

function lineOfDisposition({ how, by, certificate }: Disposition): HistoryLine {
  const details = [`By ${by}.`, ...(certificate === null ? [] : [`Certificate ${certificate}.`])]
  return plain(`Retired: ${how}`, 'circle-x', details)
}

function lineOfSanitisation({ method, tool, verifiedBy, certificate, result }: Sanitisation): HistoryLine {
  const details = [
    `${methodWords[method]}${tool === null ? '' : `, with ${tool}`}.`,
    `Verified by ${verifiedBy}.`,
    ...(certificate === null ? [] : [`Certificate ${certificate}.`]),
  ]
  return result === 'passed'
    ? plain('Sanitised: nothing is left on it', 'shield-check', details)
    : plain('Sanitisation failed', 'triangle-alert', details)
}

function custodyWords({ from, to, method, seal }: Custody): string {
  return `Custody: from ${from} to ${to}, ${carryWords[method].toLowerCase()}${seal === null ? '' : `, ${seal}`}.`
}

const worthSayingMs = 60_000

/** Its time is the tablet's; said where the centre's differed. */
function clockWordsOf({ clockOffsetMs }: HistoryEntry['moved']): readonly string[] {
  const offset = clockOffsetMs ?? 0
  if (Math.abs(offset) <= worthSayingMs) return []
  const way = offset > 0 ? 'slow' : 'fast'
  return [`The tablet’s clock was off by ${Math.round(Math.abs(offset) / 60_000)} min (${way}).`]
}

function plain(title: string, icon: string, details: readonly string[] = []): HistoryLine {
  return { title, icon, details, to: null }
}
