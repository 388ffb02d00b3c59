import type { SyncStatus } from '../../domain/sync/syncStatus.ts'
import { useServices } from '../../services.tsx'
import { useLive } from '../../ui/useLive.ts'

/** Null until first read. */
export function useSyncStatus(): SyncStatus | null {
  const { sync } = useServices()
  const status = useLive(sync.status$)
  return status.status === 'ready' ? status.value : null
}
