import { type SyncStatus, unsentTotal } from './syncStatus.ts'

export type SyncWord =
  | 'all sent'
  | 'to send'
  | 'sending'
  | 'no connection'
  | 'needs attention'
  | 'not set up'
  | 'reading'

/**
 * The one word for the state of sync, most urgent first. `all sent` only when nothing is unsent and the last exchange
 * brought the centre's word; a record that is refused or damaged, or a sign-in that fails, needs a person.
 */
export function syncWordOf(status: SyncStatus): SyncWord {
  if (status.activity.kind === 'not set up') return 'not set up'
  if (status.unsent === null) return 'reading'
  if (status.unsent.refused + status.unsent.damaged > 0 || needsPerson(status)) return 'needs attention'
  if (status.activity.kind === 'sending') return 'sending'
  if (status.failure !== null) return 'no connection'
  if (unsentTotal(status.unsent) > 0) return 'to send'
  return status.lastSuccessAt === null ? 'no connection' : 'all sent'
}

function needsPerson({ failure }: SyncStatus): boolean {
  return (
    failure !== null &&
    (failure.kind === 'signed-out' ||
      failure.kind === 'refused' ||
      failure.kind === 'missing' ||
      failure.kind === 'local-write')
  )
}
