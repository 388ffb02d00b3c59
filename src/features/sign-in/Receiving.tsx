import type { SyncStatus } from '../../domain/sync/syncStatus.ts'
import { wordsOfFailure } from '../../domain/sync/wordsOfFailure.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'

/** How far the first receive is, or why it stands still. */
export function Receiving({ status }: { readonly status: SyncStatus }) {
  const { sync } = useServices()
  const { activity, failure } = status
  if (failure !== null) {
    const { what } = wordsOfFailure(failure)
    return (
      <Notice
        kind="warning"
        title={what}
        isNews
        actions={
          <Button icon="refresh-cw" onPress={() => sync.sendNow()}>
            Try again
          </Button>
        }
      >
        What arrived so far is kept. The tablet goes on from there as soon as there is a connection.
      </Notice>
    )
  }
  return activity.kind === 'receiving' ? (
    <ProgressBar label="Receiving from the centre" done={activity.done} total={activity.total} />
  ) : (
    <ProgressBar label="Asking the centre" done={0} total={null} />
  )
}
