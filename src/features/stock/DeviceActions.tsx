import { useState } from 'react'
import { isHere } from '../../domain/stock/isHere.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Button } from '../../ui/Button.tsx'
import { HoldDialog } from './HoldDialog.tsx'
import { ReleaseButton } from './ReleaseButton.tsx'
import { RetireDialog } from './RetireDialog.tsx'
import { SanitiseDialog } from './SanitiseDialog.tsx'
import styles from './Stock.module.css'

/** What can be done with a device that is here. */
export function DeviceActions({ device }: { readonly device: Whereabouts }) {
  const [dialog, setDialog] = useState<'sanitise' | 'hold' | 'retire' | null>(null)
  const close = () => setDialog(null)
  if (!isHere(device)) return null
  return (
    <>
      <div className={styles.ways}>
        {device.place.kind === 'handed in' && (
          <Button icon="shield-check" onPress={() => setDialog('sanitise')}>
            Sanitise
          </Button>
        )}
        {device.hold === null ? (
          <Button icon="circle-pause" onPress={() => setDialog('hold')}>
            Put on hold
          </Button>
        ) : (
          <ReleaseButton device={device} />
        )}
        <Button icon="circle-x" onPress={() => setDialog('retire')}>
          Retire
        </Button>
      </div>
      {dialog === 'sanitise' && <SanitiseDialog device={device} onClose={close} />}
      {dialog === 'hold' && <HoldDialog device={device} onClose={close} />}
      {dialog === 'retire' && <RetireDialog device={device} onClose={close} />}
    </>
  )
}
