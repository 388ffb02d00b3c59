import type { QueueOutlook } from '../../domain/visit/queueOutlook.ts'
import { Button } from '../../ui/Button.tsx'
import { waitWords } from '../../ui/timeWords.ts'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import styles from './CheckIn.module.css'
import type { LeaveProps } from './leaveProps.ts'
import { SaveFailure } from './SaveFailure.tsx'
import { placeWords } from './placeWords.ts'
import type { CheckIn } from './useCheckIn.ts'

const secondsToRead = 20

export type InLinePageProps = {
  readonly visitId: string
  readonly checkIn: CheckIn
  readonly outlook: QueueOutlook
  readonly leave: LeaveProps
}

export function InLinePage({ visitId, checkIn, outlook, leave }: InLinePageProps) {
  const place = outlook.inLine.findIndex(({ visit }) => visit.id === visitId)
  const mine = outlook.inLine[place]
  // Its turn has come before the page was read.
  if (mine === undefined)
    return (
      <VisitorFrame key="turn" title="It is your turn" seconds={secondsToRead} {...leave}>
        <p>Please come to the desk.</p>
      </VisitorFrame>
    )
  return (
    <VisitorFrame key="done" title={`You are ${mine.visit.queueNumber}`} seconds={secondsToRead} {...leave}>
      <SaveFailure of={checkIn} />
      <p className={styles.place}>
        {placeWords(place)}, {waitWords(mine.waitMs)}
      </p>
      <p>Take a seat. Your number is called, and stands on the board.</p>
      <div className={styles.ways}>
        <Button kind="primary" onPress={checkIn.startAgain}>
          Done
        </Button>
        <Button icon="log-out" onPress={() => checkIn.leaveQueue(mine.visit)}>
          Leave the queue
        </Button>
      </div>
    </VisitorFrame>
  )
}
