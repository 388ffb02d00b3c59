import type { UnsentCounts } from '../../domain/sync/syncStatus.ts'
import styles from './Unsent.module.css'

/** What is still to be sent, by kind: a zero is said too, so that nobody has to wonder. */
export function Unsent({ unsent }: { readonly unsent: UnsentCounts }) {
  const kinds = [
    { label: 'Visits', count: unsent.visits },
    { label: 'Swaps', count: unsent.swaps },
    { label: 'Smileys', count: unsent.taps },
    { label: 'Stock', count: unsent.stockMovements },
    { label: 'Attendance, audit', count: unsent.attendances },
    ...(unsent.refused === 0 ? [] : [{ label: 'Refused', count: unsent.refused }]),
    ...(unsent.damaged === 0 ? [] : [{ label: 'Damaged', count: unsent.damaged }]),
  ]
  return (
    <div className={styles.unsent}>
      <h3>To send</h3>
      <dl className={styles.kinds}>
        {kinds.map(({ label, count }) => (
          <div key={label} className={styles.kind}>
            <dt>{label}</dt>
            <dd className={styles.count}>{count}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
