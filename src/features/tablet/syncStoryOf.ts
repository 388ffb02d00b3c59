import { type SyncStatus, unsentTotal } from '../../domain/sync/syncStatus.ts'
import { syncWordOf } from '../../domain/sync/syncWords.ts'
import { countWords } from '../../ui/countWords.ts'
import { momentWords } from '../../ui/timeWords.ts'

export type SyncStory = {
  readonly icon: string
  /** One sentence: what the centre holds. */
  readonly headline: string
  /** What that means for the one who works. */
  readonly meaning: string
  readonly lastExchange: string
}

/** The state of sync for somebody who knows nothing of databases. */
export function syncStoryOf(status: SyncStatus, now: Date): SyncStory {
  const count = status.unsent === null ? 0 : unsentTotal(status.unsent)
  return { ...toldOf(status, count), lastExchange: lastExchangeOf(status, now) }
}

function toldOf(status: SyncStatus, count: number): Omit<SyncStory, 'lastExchange'> {
  const toSend =
    count === 0
      ? 'Nothing is waiting to be sent.'
      : `${countWords(count, 'record is', 'records are')} waiting to be sent.`
  switch (syncWordOf(status)) {
    case 'all sent':
      return {
        icon: 'circle-check',
        headline: 'All sent',
        meaning: 'The centre has confirmed every record that was made on this tablet.',
      }
    case 'to send':
      return {
        icon: 'upload',
        headline: countWords(count, 'record to send', 'records to send'),
        meaning: 'They are saved on this tablet, and go out by themselves.',
      }
    case 'sending':
      return { icon: 'cloud-upload', headline: 'Sending', meaning: 'You can carry on working meanwhile.' }
    case 'no connection':
      return {
        icon: 'cloud-off',
        headline: 'No connection',
        meaning: `${toSend} Everything is saved on this tablet. Carry on working.`,
      }
    case 'needs attention':
      return {
        icon: 'triangle-alert',
        headline: 'Needs attention',
        meaning:
          status.unsent !== null && status.unsent.damaged > 0
            ? `${toSend} What is damaged cannot be sent, and needs a person.`
            : `${toSend} Everything is saved on this tablet, but something needs a person.`,
      }
    case 'not set up':
      return { icon: 'info', headline: 'Not set up', meaning: 'This tablet is not signed in at the centre.' }
    case 'reading':
      return { icon: 'hourglass', headline: 'Counting', meaning: 'The records on this tablet are being counted.' }
  }
}

function lastExchangeOf({ lastSuccessAt }: SyncStatus, now: Date): string {
  return lastSuccessAt === null ? 'Never yet' : momentWords(lastSuccessAt, now)
}
