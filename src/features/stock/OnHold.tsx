import { isHere } from '../../domain/stock/isHere.ts'
import type { Hold, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Card } from '../../ui/Card.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { DeviceLink } from './DeviceLink.tsx'
import { FirstFew } from './FirstFew.tsx'
import { ReleaseButton } from './ReleaseButton.tsx'
import styles from './Stock.module.css'
import { holdWords } from './stockWords.ts'

type Held = Whereabouts & { readonly hold: Hold }

/** What is here and not handed out, and why; longest on hold first. */
export function OnHold({ known }: { readonly known: readonly Whereabouts[] }) {
  const held = known.filter(isOnHold).toSorted((a, b) => (a.hold.since < b.hold.since ? -1 : 1))
  if (held.length === 0) return null
  return (
    <Card title="On hold">
      <FirstFew items={held}>
        {(device) => (
          <li key={device.assetTag} className={styles.swap}>
            <div className={styles.what}>
              <DeviceLink assetTag={device.assetTag} />
              <span className={styles.from}>{device.hold.reason}</span>
            </div>
            <StateTag tone="paused" icon="circle-pause">
              {holdWords[device.hold.state]} since {dayWords(device.hold.since)}
            </StateTag>
            <ReleaseButton device={device} />
          </li>
        )}
      </FirstFew>
    </Card>
  )
}

function isOnHold(device: Whereabouts): device is Held {
  return isHere(device) && device.hold !== null
}
