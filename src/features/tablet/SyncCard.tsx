import type { SyncStatus } from '../../domain/sync/syncStatus.ts'
import { wordsOfFailure } from '../../domain/sync/wordsOfFailure.ts'
import { useServices } from '../../services.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { useNow } from '../../ui/useNow.ts'
import { syncStoryOf } from './syncStoryOf.ts'
import styles from './Tablet.module.css'
import { Unsent } from './Unsent.tsx'
import { useSyncStatus } from './useSyncStatus.ts'

export function SyncCard() {
  const { now } = useServices()
  const time = useNow(now)
  const status = useSyncStatus()
  if (status === null) return <Skeleton label="Counting the records" />
  const story = syncStoryOf(status, time)
  return (
    <div className={styles.story}>
      <p className={styles.word}>
        <Icon name={story.icon} />
        {story.headline}
      </p>
      <p>{story.meaning}</p>
      <Progress status={status} />
      <Failure status={status} />
      {status.unsent !== null && <Unsent unsent={status.unsent} />}
      <SummaryList rows={[{ label: 'The centre last had everything', value: story.lastExchange }]} />
    </div>
  )
}

function Progress({ status: { activity } }: { readonly status: SyncStatus }) {
  if (activity.kind === 'sending')
    return <ProgressBar label="Sending to the centre" done={activity.done} total={activity.total} />
  if (activity.kind === 'receiving')
    return <ProgressBar label="Receiving from the centre" done={activity.done} total={activity.total} />
  return null
}

function Failure({ status: { failure } }: { readonly status: SyncStatus }) {
  if (failure === null) return null
  const { what, next } = wordsOfFailure(failure)
  return (
    <Notice kind={failure.kind === 'no-connection' ? 'info' : 'warning'} title={what}>
      {next}
    </Notice>
  )
}
