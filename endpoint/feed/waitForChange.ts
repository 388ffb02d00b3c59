import type { Database } from '../database/database.ts'
import type { FeedQuery } from './feedQuery.ts'

type Outcome = 'changed' | 'heartbeat' | 'ended'

/** Resolves when the database has moved past `at`, when it is time for a heartbeat, or when the feed is to end. */
export function waitForChange(
  database: Database,
  at: number,
  query: Pick<FeedQuery, 'timeout' | 'heartbeat'>,
  gone: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const finish = (outcome: Outcome) => {
      stopListening()
      clearTimeout(timer)
      gone.removeEventListener('abort', end)
      resolve(outcome)
    }
    const end = () => finish('ended')
    const look = () => {
      if (database.isClosed() || gone.aborted) return end()
      database.store.updateSequence().then((latest) => {
        if (latest > at) finish('changed')
      }, reject)
    }
    // Listening comes before looking: a change in between would be slept through.
    const stopListening = database.onChange(look)
    const timer =
      query.heartbeat === undefined
        ? setTimeout(end, query.timeout)
        : setTimeout(() => finish('heartbeat'), query.heartbeat)
    gone.addEventListener('abort', end)
    look()
  })
}
