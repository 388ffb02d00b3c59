import { useId } from 'react'
import { StateTag, type Tone } from '../../ui/StateTag.tsx'
import styles from './QueueBoard.module.css'
import type { QueueRow } from './queueBoardOf.ts'
import { QueueRowCard, type RowSteps } from './QueueRowCard.tsx'

export type QueueColumnProps = {
  readonly title: string
  readonly tone: Tone
  readonly icon: string
  readonly rows: readonly QueueRow[]
  readonly steps?: RowSteps
  readonly emptyWords?: string
}

export function QueueColumn({ title, tone, icon, rows, steps = 'none', emptyWords = '' }: QueueColumnProps) {
  const titleId = useId()
  return (
    <section className={styles.column} aria-labelledby={titleId}>
      <div className={styles.head} id={titleId}>
        <StateTag tone={tone} icon={icon}>
          <h2>{title}</h2>
        </StateTag>
        <span className={styles.count}>{rows.length}</span>
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>{emptyWords}</p>
      ) : (
        <ol className={styles.rows}>
          {rows.map((row) => (
            <li key={row.visitId}>
              <QueueRowCard row={row} steps={steps} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
