import { useState } from 'react'
import { Link } from 'react-router'
import type { Place, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { DueTag } from './DueTag.tsx'
import { FirstFew } from './FirstFew.tsx'
import { LoanerBackDialog } from './LoanerBackDialog.tsx'
import styles from './Stock.module.css'

type Lent = Whereabouts & { readonly place: Extract<Place, { kind: 'lent' }> }

export type LoanersOutProps = { readonly known: readonly Whereabouts[] }

/** Who has a loaner, and until when; soonest due first. */
export function LoanersOut({ known }: LoanersOutProps) {
  const [back, setBack] = useState<Lent | null>(null)
  const lent = known.filter(isLent).toSorted((a, b) => (a.place.dueOn < b.place.dueOn ? -1 : 1))
  if (lent.length === 0) return null
  return (
    <Card title="Loaners out">
      <FirstFew items={lent}>
        {(device) => (
          <li key={device.assetTag} className={styles.swap}>
            <div className={styles.what}>
              <DeviceLink assetTag={device.assetTag} />
              <span className={styles.from}>
                with <Link to={`/visit/${device.place.issue.recordId}`}>{device.place.issue.to}</Link>
              </span>
            </div>
            <DueTag dueOn={device.place.dueOn} />
            <Button icon="package-check" label={`Loaner is back: ${device.assetTag}`} onPress={() => setBack(device)}>
              Is back
            </Button>
          </li>
        )}
      </FirstFew>
      {back !== null && (
        <LoanerBackDialog assetTag={back.assetTag} visitId={back.place.issue.recordId} onClose={() => setBack(null)} />
      )}
    </Card>
  )
}

function isLent(device: Whereabouts): device is Lent {
  return device.place.kind === 'lent'
}
