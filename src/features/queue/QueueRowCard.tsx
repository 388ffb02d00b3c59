import { Link } from 'react-router'
import { Icon } from '../../ui/Icon.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import styles from './QueueBoard.module.css'
import type { QueueRow } from './queueBoardOf.ts'
import { StartService } from './StartService.tsx'

export function QueueRowCard({ row, canStart }: { readonly row: QueueRow; readonly canStart: boolean }) {
  return (
    <div className={styles.row}>
      <span className={styles.number}>{row.queueNumber}</span>
      <div className={styles.who}>
        <Link to={`/visit/${row.visitId}`} className={styles.name}>
          {row.name}
        </Link>
        <span className={styles.reason}>
          <Icon name={row.reasonIcon} />
          {row.reason}
        </span>
      </div>
      {canStart && (
        <div className={styles.start}>
          <StartService visitId={row.visitId} queueNumber={row.queueNumber} />
        </div>
      )}
      <div className={styles.time}>
        {row.isLate ? (
          <StateTag tone="waiting" icon="clock">
            {row.time}, late
          </StateTag>
        ) : (
          <span>{row.time}</span>
        )}
        {row.needsAttention && (
          <StateTag tone="attention" icon="triangle-alert">
            Needs attention
          </StateTag>
        )}
      </div>
    </div>
  )
}
