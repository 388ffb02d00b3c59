import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { useSyncStatus } from './useSyncStatus.ts'

/** Tries at once instead of waiting for the next try. */
export function SendNow() {
  const { sync } = useServices()
  const status = useSyncStatus()
  const isBusy = status?.activity.kind === 'sending' || status?.activity.kind === 'receiving'
  return (
    <Button
      kind="primary"
      icon="send"
      onPress={() => sync.sendNow()}
      isPending={isBusy}
      pendingLabel={status?.activity.kind === 'receiving' ? 'Receiving' : 'Sending'}
    >
      Send now
    </Button>
  )
}
