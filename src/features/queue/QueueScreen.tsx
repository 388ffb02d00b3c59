import { useState } from 'react'
import { useServices } from '../../services.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useWorkplace } from '../../workplace.tsx'
import { BarDoors } from './BarDoors.tsx'
import { HalfFilledForms } from './HalfFilledForms.tsx'
import { OverToday } from './OverToday.tsx'
import { PromisedHere } from './PromisedHere.tsx'
import { QueueBoard } from './QueueBoard.tsx'
import { queueBoardOf } from './queueBoardOf.ts'
import { QueueNotices } from './QueueNotices.tsx'
import { TakenByOthers } from './TakenByOthers.tsx'
import { useAttendance } from './useAttendance.ts'
import { useQueue } from './useQueue.ts'
import { WhoIsHere } from './WhoIsHere.tsx'

const overAtFirst = 30

/** Who is waiting, who is with whom, what is on hold; below it what the opening has done so far. */
export function QueueScreen() {
  const { now } = useServices()
  const { bar, catalogue, people, person } = useWorkplace()
  const time = useNow(now)
  const [overShown, setOverShown] = useState(overAtFirst)
  const queue = useQueue(overShown)
  const attending = useAttendance()
  return (
    <Page
      title="Queue"
      action={
        <LinkButton to="/visit/new" kind="primary" icon="plus">
          New visit
        </LinkButton>
      }
    >
      <QueueNotices />
      {attending.failure !== null && (
        <Notice kind="error" isNews title="That is not saved">
          {`Nothing was changed. Try again. (${attending.failure})`}
        </Notice>
      )}
      <BarDoors attending={attending} />
      {queue.status === 'loading' && <Skeleton label="Opening the queue" lines={4} />}
      {queue.status === 'failed' && (
        <Notice kind="error" title="The queue could not be read">
          Everything that was saved is kept. Open the app again; if this stays, tell the help desk: {queue.reason}
        </Notice>
      )}
      {queue.status === 'ready' && (
        <>
          <HalfFilledForms open={queue.value.open} />
          <TakenByOthers open={queue.value.open} />
          <WhoIsHere attending={attending} />
          <QueueBoard
            board={queueBoardOf(queue.value.open, { bar, catalogue, people, personId: person.personId, now: time })}
          />
          <PromisedHere open={queue.value.open} />
          <OverToday
            visits={queue.value.over}
            onMore={
              queue.value.over.length + queue.value.open.length < overShown
                ? null
                : () => setOverShown((shown) => shown + overAtFirst)
            }
          />
        </>
      )}
    </Page>
  )
}
