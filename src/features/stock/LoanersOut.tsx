import { useState } from 'react'
import { Link } from 'react-router'
import { type LoanOut, loansOutOf } from '../../domain/stock/loansOutOf.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { DueTag } from './DueTag.tsx'
import { FirstFew } from './FirstFew.tsx'
import { LoanerBackDialog } from './LoanerBackDialog.tsx'
import styles from './Stock.module.css'

export type LoanersOutProps = { readonly known: readonly Whereabouts[] }

/** Who has a loaner, and until when; soonest due first. One that was issued twice can come back from either. */
export function LoanersOut({ known }: LoanersOutProps) {
  const [back, setBack] = useState<LoanOut | null>(null)
  const loans = loansOutOf(known)
  if (loans.length === 0) return null
  return (
    <Card title="Loaners out">
      <FirstFew items={loans}>
        {(loan) => (
          <li key={`${loan.assetTag} ${loan.issue.recordId}`} className={styles.swap}>
            <div className={styles.what}>
              <DeviceLink assetTag={loan.assetTag} />
              <span className={styles.from}>
                with <Link to={`/visit/${loan.issue.recordId}`}>{loan.issue.to}</Link>
              </span>
            </div>
            <DueTag dueOn={loan.dueOn} />
            <Button icon="package-check" label={`Is back: ${nameOfLoan(loan)}`} onPress={() => setBack(loan)}>
              Is back
            </Button>
          </li>
        )}
      </FirstFew>
      {back !== null && (
        <LoanerBackDialog
          key={back.issue.recordId}
          assetTag={back.assetTag}
          visitId={back.issue.recordId}
          onClose={() => setBack(null)}
        />
      )}
    </Card>
  )
}

function nameOfLoan({ assetTag, issue, isContested }: LoanOut): string {
  return isContested ? `${assetTag} from ${issue.to}` : assetTag
}
