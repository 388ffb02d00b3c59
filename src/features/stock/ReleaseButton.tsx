import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { movedDeviceOf } from './DeviceFields.tsx'
import { RecordButton } from './RecordButton.tsx'

/** It is handed out again, once its data is removed where that is still to be done. */
export function ReleaseButton({ device }: { readonly device: Whereabouts }) {
  const holding = { state: 'available', reason: null } as const
  return (
    <RecordButton
      told={{ device: movedDeviceOf(device), direction: 'in', why: 'Released', holding }}
      done={`${device.assetTag} is released.`}
      icon="check"
      label={`Release ${device.assetTag}`}
    >
      Release
    </RecordButton>
  )
}
