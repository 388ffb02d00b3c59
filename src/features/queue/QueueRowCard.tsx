import { Link } from 'react-router'
import { Icon } from '../../ui/Icon.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { CallSteps } from './CallSteps.tsx'
import styles from './QueueBoard.module.css'
import type { QueueRow } from './queueBoardOf.ts'
import { StartService } from './StartService.tsx'

export type RowSteps = 'none' | 'start' | 'call and start'

export function QueueRowCard({ row, steps }: { readonly row: QueueRow; readonly steps: RowSteps }) {
  return (
    <div className={styles.row}>
      <span className={styles.number}>{row.queueNumber}</span>
      <div className={styles.words}>
        <div className={styles.who}>
          <Link to={`/visit/${row.visitId}`} className={styles.name}>
            {row.name}
          </Link>
          <span className={styles.reason}>
            <Icon name={row.reasonIcon} />
            {row.reason}
          </span>
        </div>
        <div className={styles.time}>
          {row.isLate ? (
            <StateTag tone="waiting" icon="clock">
              {row.time}, late
            </StateTag>
          ) : (
            <span>{row.time}</span>
          )}
          {row.firstBecause !== null && (
            <StateTag tone="attention" icon="arrow-up">
              First: {row.firstBecause}
            </StateTag>
          )}
          {row.call !== null && (
            <StateTag tone={row.call.isUnanswered ? 'attention' : 'active'} icon="megaphone">
              {row.call.words}
            </StateTag>
          )}
          {row.needsAttention && (
            <StateTag tone="attention" icon="triangle-alert">
              Needs attention
            </StateTag>
          )}
        </div>
      </div>
      {steps !== 'none' && (
        <div className={styles.steps}>
          {steps === 'call and start' && <CallSteps row={row} />}
          <StartService visitId={row.visitId} queueNumber={row.queueNumber} />
        </div>
      )}
    </div>
  )
}
