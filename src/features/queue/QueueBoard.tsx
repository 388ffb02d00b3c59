import { EmptyState } from '../../ui/EmptyState.tsx'
import { QueueColumn } from './QueueColumn.tsx'
import styles from './QueueBoard.module.css'
import type { QueueBoard as Board } from './queueBoardOf.ts'

export function QueueBoard({ board }: { readonly board: Board }) {
  const isEmpty = board.waiting.length + board.inService.length + board.onHold.length === 0
  if (isEmpty)
    return (
      <EmptyState title="Nobody is waiting and nobody is being helped.">
        <p>Log a visit when somebody walks up: New visit, the reason, and it is open.</p>
      </EmptyState>
    )
  return (
    <div className={styles.board}>
      <QueueColumn
        title="Waiting"
        tone="waiting"
        icon="clock"
        rows={board.waiting}
        steps={board.isCalling ? 'call and start' : 'start'}
        emptyWords="Nobody is waiting."
      />
      <div className={styles.stack}>
        <QueueColumn
          title="In service"
          tone="active"
          icon="wrench"
          rows={board.inService}
          emptyWords="Nobody is being helped. Start with the first in the queue."
        />
        {board.onHold.length > 0 && (
          <QueueColumn title="On hold" tone="paused" icon="circle-pause" rows={board.onHold} />
        )}
      </div>
    </div>
  )
}
