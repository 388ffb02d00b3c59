import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import styles from './Stock.module.css'
import type { Receive } from './useReceive.ts'

/** What came and is on no note. */
export function ReceivedBesides({ receive: { draft, change } }: { readonly receive: Receive }) {
  return (
    <Card title={draft.note === null ? 'Here' : 'Here besides'}>
      <ul className={styles.swaps}>
        {draft.besides.map(({ assetTag, serial }) => (
          <li key={assetTag} className={styles.swap}>
            <span className={styles.tag}>{assetTag}</span>
            <span>Serial {serial}</span>
            <Button
              kind="quiet"
              label={`Remove ${assetTag}`}
              onPress={() => change({ besides: draft.besides.filter((device) => device.assetTag !== assetTag) })}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
