import type { Device } from '../device/device.ts'
import type { Requester } from '../requester/requester.ts'
import { isReservedFor, reservationOn } from './reservationOn.ts'
import { stockroomOf } from './stockroomOf.ts'
import type { Whereabouts } from './whereabouts.ts'

/**
 * What of a stockroom may go to `requester` on `today` (`yyyy-MM-dd`): what is reserved for them first, then what is reserved
 * for nobody. Null for nobody in particular.
 */
export function offeredTo(
  known: ReadonlyMap<string, Whereabouts>,
  requester: Requester | null,
  today: string,
): readonly Device[] {
  const reservationOf = ({ assetTag }: Device) => {
    const device = known.get(assetTag)
    return device === undefined ? null : reservationOn(device, today)
  }
  const isTheirs = (device: Device) => {
    const reservation = reservationOf(device)
    return reservation !== null && requester !== null && isReservedFor(reservation, requester)
  }
  const devices = stockroomOf(known)
  return [...devices.filter(isTheirs), ...devices.filter((device) => reservationOf(device) === null)]
}
