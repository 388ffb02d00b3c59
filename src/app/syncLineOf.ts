import { type SyncStatus, unsentTotal } from '../domain/sync/syncStatus.ts'
import { type SyncWord, syncWordOf } from '../domain/sync/syncWords.ts'
import { momentWords } from '../ui/timeWords.ts'
import type { Tone } from '../ui/StateTag.tsx'

export type SyncLine = {
  readonly icon: string
  readonly tone: Tone
  readonly words: string
  /** The time of the last success, or that there was none yet. */
  readonly last: string
}

const looks: Readonly<Record<SyncWord, { readonly icon: string; readonly tone: Tone }>> = {
  'all sent': { icon: 'check', tone: 'done' },
  'to send': { icon: 'upload', tone: 'waiting' },
  sending: { icon: 'cloud-upload', tone: 'active' },
  'no connection': { icon: 'cloud-off', tone: 'paused' },
  'needs attention': { icon: 'triangle-alert', tone: 'attention' },
  'not set up': { icon: 'info', tone: 'paused' },
  reading: { icon: 'hourglass', tone: 'paused' },
}

/** What the header says of sync: "3 to send" and "last 11:42"; always with the count of what is unsent. */
export function syncLineOf(status: SyncStatus, now: Date): SyncLine {
  const word = syncWordOf(status)
  const last = status.lastSuccessAt === null ? 'not sent yet' : `last ${momentWords(status.lastSuccessAt, now)}`
  return { ...looks[word], words: wordsOf(word, status), last }
}

function wordsOf(word: SyncWord, { activity, unsent }: SyncStatus): string {
  const count = unsent === null ? 0 : unsentTotal(unsent)
  switch (word) {
    case 'all sent':
      return 'All sent'
    case 'to send':
      return `${count} to send`
    case 'sending':
      return activity.kind === 'sending' ? `Sending ${activity.done} of ${activity.total}` : 'Sending'
    case 'no connection':
      return count === 0 ? 'No connection' : `No connection, ${count} to send`
    case 'needs attention':
      return count === 0 ? 'Needs attention' : `Needs attention, ${count} to send`
    case 'not set up':
      return 'Not set up'
    case 'reading':
      return 'Counting'
  }
}
