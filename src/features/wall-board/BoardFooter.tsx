import { format } from 'date-fns'
import { useState } from 'react'
import type { Bar } from '../../domain/bar/bar.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import { openingsNearby } from '../../domain/opening/openingsNearby.ts'
import type { Site } from '../../domain/site/site.ts'
import type { SyncStatus } from '../../domain/sync/syncStatus.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { heardWordsOf } from './heardWordsOf.ts'
import styles from './WallBoard.module.css'
import type { WallBoard } from './wallBoardOf.ts'

export type BoardFooterProps = {
  readonly bar: Bar
  readonly board: WallBoard
  readonly openings: readonly Opening[]
  readonly sites: readonly Site[]
  readonly status: SyncStatus
  readonly visits: readonly Visit[]
  readonly installId: string
  readonly now: Date
}

/** Hours, the next pop-ups, the time, and how much to believe all this. */
export function BoardFooter({ bar, board, openings, sites, status, visits, installId, now }: BoardFooterProps) {
  const heard = heardWordsOf(status, visits, installId, now)
  const nearby = openingsNearby(bar, openings, sites, now)
  return (
    <footer className={styles.footer}>
      <div>
        <p className={styles.hours}>
          {bar.name}
          {board.opening !== null && `, open today ${board.opening.from} to ${board.opening.to}`}
        </p>
        {nearby.length > 0 && (
          <p>
            Also near here:{' '}
            {nearby
              .map(({ place, opening }) => `${place} ${dayWords(opening.day)}, ${opening.from} to ${opening.to}`)
              .join(' · ')}
          </p>
        )}
        <p className={heard.isUpToDate ? styles.heard : styles.unheard}>
          <Icon name={heard.isUpToDate ? 'check' : 'cloud-off'} />
          {heard.words}
        </p>
      </div>
      <div className={styles.aside}>
        <SoundSwitch />
        <time className={styles.clock}>{format(now, 'HH:mm')}</time>
      </div>
    </footer>
  )
}

function SoundSwitch() {
  const { chime } = useServices()
  const [isOn, setOn] = useState(() => chime.isOn())
  const turn = () => {
    chime.turn(!isOn)
    setOn(!isOn)
  }
  return (
    <Button kind="quiet" icon={isOn ? 'volume-2' : 'volume-x'} onPress={turn}>
      {isOn ? 'Sound is on' : 'Sound is off'}
    </Button>
  )
}
