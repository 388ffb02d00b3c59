import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { movedDeviceOf } from './DeviceFields.tsx'
import { RecordButton } from './RecordButton.tsx'

/** It is offered to everybody again. */
export function EndReservationButton({ device }: { readonly device: Whereabouts }) {
  const reservation = { kind: 'ended' } as const
  return (
    <RecordButton
      told={{ device: movedDeviceOf(device), direction: 'in', why: 'Reservation ended', reservation }}
      done={`${device.assetTag} is reserved for nobody any more.`}
      icon="x"
      label={`End reservation of ${device.assetTag}`}
    >
      End reservation
    </RecordButton>
  )
}
