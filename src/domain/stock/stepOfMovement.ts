import { cameBack } from './cameBack.ts'
import { isSeenTo } from './isSeenTo.ts'
import type { Step } from './step.ts'
import { type StockMovement, whatItIs } from './stockMovement.ts'
import type { Hold, Place, Reservation } from './whereabouts.ts'

/** What a movement says of its device. */
export function stepOfMovement(movement: StockMovement): Step {
  const { moved, device, holding, reservation, settlement, sanitisation } = movement
  const { assetTag, serial, modelId } = device
  const told = { kind: 'moved', movement } as const
  const step = { moved, assetTag, serial, modelId, told }
  // Whoever tells of a device that this bar did not know has it before them.
  const aside = { ...step, place: { kind: 'in stock' }, isAside: true } as const
  if (holding) return { ...aside, hold: holdOf(holding, moved.at) }
  if (movement.why === whatItIs) return aside
  // A settlement of issues that are not here yet: nobody knows better than what it says.
  if (settlement) return { ...step, place: { kind: 'gone', why: movement.why, isSeenTo: false }, settlement }
  if (reservation) return { ...aside, reservation: reservation.kind === 'made' ? reservationOf(reservation) : null }
  return { ...step, place: placeAfterMovement(movement), isSanitised: sanitisation?.result === 'passed' }
}

function holdOf({ state, reason }: NonNullable<StockMovement['holding']>, since: string): Hold | null {
  return state === 'available' ? null : { state, reason, since }
}

function reservationOf({ staffNumber, name, until }: Reservation): Reservation {
  return { staffNumber, name, until }
}

function placeAfterMovement(movement: StockMovement): Place {
  const { direction, why, otherBarId = null, sanitisation, disposition } = movement
  if (disposition) return { kind: 'retired', how: disposition.how, by: disposition.by }
  if (sanitisation?.result === 'failed') return { kind: 'handed in', from: '', hasFailed: true }
  if (direction === 'in')
    return why === cameBack ? { kind: 'handed in', from: '', hasFailed: false } : { kind: 'in stock' }
  return otherBarId === null
    ? { kind: 'gone', why, isSeenTo: isSeenTo(why) }
    : { kind: 'sent', toBarId: otherBarId, consignmentId: movement.consignmentId ?? null }
}
