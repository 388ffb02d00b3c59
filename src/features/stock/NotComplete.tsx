import { useState } from 'react'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CompleteDialog } from './CompleteDialog.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { FirstFew } from './FirstFew.tsx'
import styles from './Stock.module.css'

/** What stands in stock and cannot be handed out, because nobody told its serial number or its model. */
export function NotComplete({ known }: { readonly known: readonly Whereabouts[] }) {
  const [chosen, setChosen] = useState<Whereabouts | null>(null)
  const devices = known
    .filter(({ place, serial, modelId }) => place.kind === 'in stock' && (serial === null || modelId === null))
    .toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1))
  if (devices.length === 0) return null
  return (
    <Card title="Not fully known">
      <p>These are here. They cannot be handed out before serial number and model are told.</p>
      <FirstFew items={devices}>
        {(device) => (
          <li key={device.assetTag} className={styles.swap}>
            <div className={styles.what}>
              <DeviceLink assetTag={device.assetTag} />
              <span className={styles.from}>{missingWords(device)} not known</span>
            </div>
            <span />
            <Button icon="square-pen" label={`Tell it: ${device.assetTag}`} onPress={() => setChosen(device)}>
              Tell it
            </Button>
          </li>
        )}
      </FirstFew>
      {chosen !== null && <CompleteDialog key={chosen.assetTag} device={chosen} onClose={() => setChosen(null)} />}
    </Card>
  )
}

function missingWords({ serial, modelId }: Whereabouts): string {
  if (serial !== null) return 'model'
  return modelId === null ? 'serial number and model' : 'serial number'
}
