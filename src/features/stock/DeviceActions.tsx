import { useState } from 'react'
import { isHere } from '../../domain/stock/isHere.ts'
import { reservationOn } from '../../domain/stock/reservationOn.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { EndReservationButton } from './EndReservationButton.tsx'
import { HoldDialog } from './HoldDialog.tsx'
import { ReleaseButton } from './ReleaseButton.tsx'
import { ReserveDialog } from './ReserveDialog.tsx'
import { RetireDialog } from './RetireDialog.tsx'
import { SanitiseDialog } from './SanitiseDialog.tsx'
import styles from './Stock.module.css'

export type DeviceActionsProps = {
  readonly device: Whereabouts
  /** `yyyy-MM-dd` */
  readonly today: string
}

/** What can be done with a device that is here. */
export function DeviceActions({ device, today }: DeviceActionsProps) {
  const [dialog, setDialog] = useState<'sanitise' | 'reserve' | 'hold' | 'retire' | null>(null)
  const close = () => setDialog(null)
  if (!isHere(device)) return null
  const reservation = reservationOn(device, today)
  const isComplete = device.serial !== null && device.modelId !== null
  return (
    <>
      <div className={styles.ways}>
        {device.place.kind === 'handed in' && (
          <Button icon="shield-check" onPress={() => setDialog('sanitise')}>
            Sanitise
          </Button>
        )}
        {device.place.kind === 'in stock' && isComplete && device.hold === null && reservation === null && (
          <Button icon="user" onPress={() => setDialog('reserve')}>
            Reserve
          </Button>
        )}
        {reservation !== null && <EndReservationButton device={device} />}
        {device.hold === null ? (
          <Button icon="circle-pause" onPress={() => setDialog('hold')}>
            Put on hold
          </Button>
        ) : (
          <ReleaseButton device={device} />
        )}
        <LinkButton to={`/stock/labels?tag=${encodeURIComponent(device.assetTag)}`} icon="printer">
          Print its label
        </LinkButton>
        <Button icon="circle-x" onPress={() => setDialog('retire')}>
          Retire
        </Button>
      </div>
      {dialog === 'sanitise' && <SanitiseDialog device={device} onClose={close} />}
      {dialog === 'reserve' && <ReserveDialog device={device} onClose={close} />}
      {dialog === 'hold' && <HoldDialog device={device} onClose={close} />}
      {dialog === 'retire' && <RetireDialog device={device} onClose={close} />}
    </>
  )
}
