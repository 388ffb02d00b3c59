import { nameOfReservation, reservationOn } from '../../domain/stock/reservationOn.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'

/** What stands beside a device's tag in a list to choose from; `today` as `yyyy-MM-dd`. */
export function deviceHintOf(device: Whereabouts, today: string): string {
  const { serial, place, hold } = device
  const reserved = reservationOn(device, today)
  const words = [
    place.kind === 'handed in' && place.from !== '' ? `from ${place.from}` : null,
    hold === null ? null : `on hold, ${hold.state}`,
    reserved === null ? null : `reserved for ${nameOfReservation(reserved)}`,
    serial === null ? 'serial not known' : `serial ${serial}`,
  ]
    .filter((each) => each !== null)
    .join(', ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
