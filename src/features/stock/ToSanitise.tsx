import { useState } from 'react'
import type { Place, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { DeviceLink } from './DeviceLink.tsx'
import { FirstFew } from './FirstFew.tsx'
import { SanitiseDialog } from './SanitiseDialog.tsx'
import styles from './Stock.module.css'

type HandedIn = Whereabouts & { readonly place: Extract<Place, { kind: 'handed in' }> }

export type ToSanitiseProps = { readonly known: readonly Whereabouts[] }

/** What came back and may not go out again before its data is removed; oldest first. */
export function ToSanitise({ known }: ToSanitiseProps) {
  const [chosen, setChosen] = useState<HandedIn | null>(null)
  const back = known.filter(isHandedIn).toSorted((a, b) => (a.since < b.since ? -1 : 1))
  if (back.length === 0) return null
  return (
    <Card title="To be sanitised">
      <p>These came back. They cannot go out again before their data is removed.</p>
      <FirstFew items={back}>
        {(device) => (
          <li key={device.assetTag} className={styles.swap}>
            <div className={styles.what}>
              <DeviceLink assetTag={device.assetTag} />
              {device.place.from !== '' && <span className={styles.from}>from {device.place.from}</span>}
            </div>
            {device.place.hasFailed ? (
              <StateTag tone="attention" icon="triangle-alert">
                Failed {dayWords(device.since)}
              </StateTag>
            ) : (
              <StateTag tone="paused" icon="package">
                In since {dayWords(device.since)}
              </StateTag>
            )}
            <Button icon="shield-check" label={`Sanitise ${device.assetTag}`} onPress={() => setChosen(device)}>
              Sanitise
            </Button>
          </li>
        )}
      </FirstFew>
      {chosen !== null && <SanitiseDialog device={chosen} onClose={() => setChosen(null)} />}
    </Card>
  )
}

function isHandedIn(device: Whereabouts): device is HandedIn {
  return device.place.kind === 'handed in'
}
