import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { clockStoryOf } from './clockStoryOf.ts'
import { useSyncStatus } from './useSyncStatus.ts'

export function ClockCard() {
  const status = useSyncStatus()
  const story = clockStoryOf(status?.clockOffsetMs ?? null)
  return (
    <Card title="Clock">
      {story.isOff ? (
        <Notice kind="warning" title={`This tablet’s clock is ${story.words}`}>
          Set date and time to automatic in the device’s settings. Records already made are put right at the centre.
        </Notice>
      ) : (
        <p>This tablet’s clock is {story.words}.</p>
      )}
    </Card>
  )
}
