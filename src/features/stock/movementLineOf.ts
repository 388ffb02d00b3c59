import { nameOfReservation } from '../../domain/stock/reservationOn.ts'
import type { Disposition, Sanitisation, StockMovement } from '../../domain/stock/stockMovement.ts'
import { lowerFirst } from '../../ui/lowerFirst.ts'
import { dayWords } from '../../ui/timeWords.ts'
import { type HistoryLine, plainLine } from './historyLine.ts'
import { methodWords } from './stockWords.ts'

/** A movement of the stock in words, as the history of its device tells it. */
export function movementLineOf(movement: StockMovement): HistoryLine {
  const { direction, why, sanitisation, holding, reservation, disposition, settlement } = movement
  if (holding) return lineOfHolding(holding)
  if (reservation) return lineOfReservation(reservation)
  if (disposition) return lineOfDisposition(disposition)
  if (settlement) return plainLine(why, 'handshake', [`Decided by ${settlement.decidedBy}: ${settlement.words}`])
  if (sanitisation) return lineOfSanitisation(sanitisation)
  return direction === 'in'
    ? plainLine(`Taken in: ${lowerFirst(why)}`, 'plus')
    : plainLine(`Taken out: ${lowerFirst(why)}`, 'log-out')
}

function lineOfHolding({ state, reason }: NonNullable<StockMovement['holding']>): HistoryLine {
  const details = reason === null ? [] : [`Reason: ${reason}`]
  return state === 'available'
    ? plainLine('Released: can be handed out again', 'check', details)
    : plainLine(`Put on hold: ${state}`, 'circle-pause', details)
}

function lineOfReservation(reservation: NonNullable<StockMovement['reservation']>): HistoryLine {
  if (reservation.kind === 'ended') return plainLine('Reservation ended', 'x')
  return plainLine(`Reserved for ${nameOfReservation(reservation)}`, 'user', [`Until ${dayWords(reservation.until)}.`])
}

function lineOfDisposition({ how, by, certificate }: Disposition): HistoryLine {
  const details = [`By ${by}.`, ...(certificate === null ? [] : [`Certificate ${certificate}.`])]
  return plainLine(`Retired: ${how}`, 'circle-x', details)
}

function lineOfSanitisation({ method, tool, verifiedBy, certificate, result }: Sanitisation): HistoryLine {
  const details = [
    `${methodWords[method]}${tool === null ? '' : `, with ${tool}`}.`,
    `Verified by ${verifiedBy}.`,
    ...(certificate === null ? [] : [`Certificate ${certificate}.`]),
  ]
  return result === 'passed'
    ? plainLine('Sanitised: nothing is left on it', 'shield-check', details)
    : plainLine('Sanitisation failed', 'triangle-alert', details)
}
