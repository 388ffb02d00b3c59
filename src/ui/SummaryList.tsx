import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Button } from './Button.tsx'
import styles from './SummaryList.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type SummaryRow = {
  readonly label: string
  readonly value: ReactNode
  /** Where the answer can be changed. */
  readonly changeTo?: string | undefined
  /** Changes the answer in place instead. */
  readonly onChange?: (() => void) | undefined
}

/** Answers given, to be checked. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className={styles.list}>
      {rows.map((row) => (
        <div key={row.label} className={styles.row}>
          <dt className={styles.label}>{row.label}</dt>
          <dd className={styles.value}>{row.value}</dd>
          {row.changeTo !== undefined && (
            <dd className={styles.change}>
              <Link to={row.changeTo}>
                Change<VisuallyHidden> {row.label.toLowerCase()}</VisuallyHidden>
              </Link>
            </dd>
          )}
          {row.onChange !== undefined && (
            <dd>
              <Button kind="quiet" onPress={row.onChange} label={`Change ${row.label.toLowerCase()}`}>
                Change
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
