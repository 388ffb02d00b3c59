import { useEffect } from 'react'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useTitle } from '../../ui/useTitle.ts'
import type { Place } from '../../workplace.tsx'
import { BoardFooter } from './BoardFooter.tsx'
import { BoardQueue } from './BoardQueue.tsx'
import { ClosedNote } from './ClosedNote.tsx'
import { useWallBoard, type Watched } from './useWallBoard.ts'
import styles from './WallBoard.module.css'
import { wallBoardOf } from './wallBoardOf.ts'

export type WallBoardProps = {
  readonly place: Place
  /** To the technician, by way of a PIN. */
  readonly onLeave: () => void
}

/** For the wall: who is called, who is helped, who is next and how long it takes; numbers, and the name a visitor chose. */
export function WallBoardScreen({ place, onLeave }: WallBoardProps) {
  const { keepAwake } = useServices()
  const watched = useWallBoard(place.bar.barId)
  useTitle('Wall board')
  useEffect(() => keepAwake(), [keepAwake])
  return (
    <div className={styles.board}>
      {watched.status === 'ready' && <Board place={place} watched={watched.value} />}
      {watched.status === 'failed' && (
        <main className={styles.closed}>
          <h1>Please ask at the desk</h1>
          <p>This board cannot read its queue. Nothing is lost. ({watched.reason})</p>
        </main>
      )}
      <div className={styles.leave}>
        <Button kind="quiet" icon="lock" onPress={onLeave}>
          Technician
        </Button>
      </div>
    </div>
  )
}

function Board({ place, watched }: { readonly place: Place; readonly watched: Watched }) {
  const { now } = useServices()
  const time = useNow(now)
  const { open, recent, openings, attendance, status } = watched
  const { bar, sites, tablet } = place
  const rota = openings.filter(({ barId }) => barId === bar.barId)
  const board = wallBoardOf({ bar, rota, open, recent, attendance, now: time })
  const isQuiet = board.called.length + board.inService.length + board.next.length === 0
  return (
    <>
      <main className={styles.main}>
        {!board.isOpen && isQuiet ? (
          <ClosedNote bar={bar} rota={rota} doors={attendance.doors} now={time} />
        ) : (
          <BoardQueue board={board} />
        )}
      </main>
      <BoardFooter
        bar={bar}
        board={board}
        openings={openings}
        sites={sites}
        status={status}
        visits={[...open, ...recent]}
        installId={tablet.installId}
        now={time}
      />
    </>
  )
}
