import { Icon } from '../../ui/Icon.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useRingOnCall } from './useRingOnCall.ts'
import styles from './WallBoard.module.css'
import type { BoardPerson, WallBoard } from './wallBoardOf.ts'

export function BoardQueue({ board }: { readonly board: WallBoard }) {
  const { called, inService, next, moreWaiting, waitNow } = board
  useRingOnCall(called)
  return (
    <>
      <h1>
        <VisuallyHidden>Tech Bar queue</VisuallyHidden>
      </h1>
      <div className={styles.columns}>
        <div className={styles.now}>
          <section className={styles.called} aria-labelledby="called">
            <h2 id="called">
              <Icon name="megaphone" /> Please come to the desk
            </h2>
            {/* Said aloud to whoever cannot see the board. */}
            <div aria-live="polite">
              {called.length === 0 ? (
                <p className={styles.none}>Nobody is called right now</p>
              ) : (
                <Numbers of={called} />
              )}
            </div>
          </section>
          <section className={styles.inService} aria-labelledby="in-service">
            <h2 id="in-service">
              <Icon name="wrench" /> Being helped
            </h2>
            {inService.length === 0 ? <p className={styles.none}>A technician is free</p> : <Numbers of={inService} />}
          </section>
        </div>
        <section className={styles.next} aria-labelledby="next">
          <h2 id="next">
            <Icon name="clock" /> Next
          </h2>
          {next.length === 0 && <p className={styles.none}>Nobody is waiting</p>}
          <ol className={styles.rows}>
            {next.map(({ visitId, queueNumber, shownAs, wait }) => (
              <li key={visitId} className={styles.row}>
                <span className={styles.number}>{queueNumber}</span>
                <span className={styles.name}>{shownAs}</span>
                <span>{wait}</span>
              </li>
            ))}
          </ol>
          {moreWaiting > 0 && <p className={styles.none}>and {moreWaiting} more</p>}
          {waitNow !== null && (
            <p className={styles.come}>
              If you come now: <strong>{waitNow}</strong>
            </p>
          )}
        </section>
      </div>
    </>
  )
}

function Numbers({ of }: { readonly of: readonly BoardPerson[] }) {
  return (
    <ul className={styles.numbers}>
      {of.map(({ visitId, queueNumber, shownAs }) => (
        <li key={visitId}>
          {queueNumber}
          {shownAs !== null && <span className={styles.name}> {shownAs}</span>}
        </li>
      ))}
    </ul>
  )
}
