import { nameOfRequester, type Requester } from '../requester/requester.ts'
import type { Reservation, Whereabouts } from './whereabouts.ts'

/** Whom it is kept for on `today` (`yyyy-MM-dd`); null for nobody, and once the day is over. */
export function reservationOn({ reservation }: Pick<Whereabouts, 'reservation'>, today: string): Reservation | null {
  return reservation !== null && reservation.until >= today ? reservation : null
}

/** By staff number; where only a name was told, by that. */
export function isReservedFor({ staffNumber, name }: Reservation, requester: Requester): boolean {
  if (staffNumber !== null) return requester.kind === 'staff' && requester.staffNumber === staffNumber
  return requester.kind !== 'not-recorded' && sameName(nameOfRequester(requester), name ?? '')
}

/** "PC Osei, P1234". */
export function nameOfReservation({ staffNumber, name }: Pick<Reservation, 'staffNumber' | 'name'>): string {
  return [name, staffNumber].filter((part) => part !== null).join(', ')
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
