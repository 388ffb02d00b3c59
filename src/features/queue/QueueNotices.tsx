import { format } from 'date-fns'
import { isNearlyFull } from '../../domain/tablet/isNearlyFull.ts'
import { useServices } from '../../services.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLive } from '../../ui/useLive.ts'
import { useRead } from '../../ui/useRead.ts'
import { useQueueStore } from './queueStore.ts'

/** What a technician should know before the next visit, and nothing else. */
export function QueueNotices() {
  const { installation, appUpdate, storageReport, now } = useServices()
  const { failure, setFailure, installHiddenOn, hideInstall, isStorageHidden, hideStorage } = useQueueStore()
  const installed = useLive(installation.state$)
  const update = useLive(appUpdate.state$)
  const storage = useRead(storageReport)
  const today = format(now(), 'yyyy-MM-dd')
  const isAtRisk = installed.status === 'ready' && installed.value.kind === 'in browser' && installHiddenOn !== today
  return (
    <>
      {failure !== null && (
        <Notice kind="error" isNews title={failure} onDismiss={() => setFailure(null)}>
          The visit stands as it was. Try again.
        </Notice>
      )}
      {update.status === 'ready' && update.value.kind === 'ready' && (
        <Notice
          title="A new version of the app is ready"
          actions={<Button onPress={() => void appUpdate.apply()}>Use it now</Button>}
        >
          It takes a few seconds, and everything on this tablet stays.
        </Notice>
      )}
      {!isStorageHidden && storage.status === 'ready' && isNearlyFull(storage.value) && (
        <Notice
          kind="warning"
          title="This tablet’s storage is nearly full"
          actions={<LinkButton to="/tablet">What to do</LinkButton>}
          onDismiss={hideStorage}
        />
      )}
      {isAtRisk && (
        <Notice
          kind="warning"
          title="Not installed: this tablet may lose data"
          actions={<LinkButton to="/tablet">How to install</LinkButton>}
          onDismiss={() => hideInstall(today)}
        />
      )}
    </>
  )
}
