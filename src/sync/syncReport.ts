import { BehaviorSubject, type Observable } from 'rxjs'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import type { SyncActivity } from '../domain/sync/syncStatus.ts'

/** What the leading tab knows of its exchanges; the unsent counts are each tab's own, from the store. */
export type Exchange = {
  readonly activity: SyncActivity
  readonly failure: SyncFailure | null
  readonly lastSuccessAt: string | null
  readonly clockOffsetMs: number | null
}

export type SyncReport = {
  readonly exchange$: Observable<Exchange>
  current(): Exchange
  /**
   * One worker (a feed or a sender) got through or did not: the failure shown is any worker's that still stands. The centre
   * has everything, and `lastSuccessAt` says when, only when nothing is being sent and nobody's failure stands.
   */
  succeeded(worker: string): void
  failed(worker: string, failure: SyncFailure): void
  /** A worker has nothing to do, so what it last said no longer stands. */
  rests(worker: string): void
  /** Other workers begin, for another account or bar: what those before said no longer stands. */
  begins(): void
  /** Progress of a worker, or null when it rests. */
  progress(worker: string, activity: SyncActivity | null): void
  readonly serverTime: (serverTime: Date, heardAt: Date) => void
  /** What another tab, which leads, has told. */
  adopt(exchange: Exchange): void
}

export const beforeAnyExchange: Exchange = {
  activity: { kind: 'at rest' },
  failure: null,
  lastSuccessAt: null,
  clockOffsetMs: null,
}

export function createSyncReport(start: Exchange, now: () => Date): SyncReport {
  const exchange = new BehaviorSubject<Exchange>(start)
  const failures = new Map<string, SyncFailure>()
  const activities = new Map<string, SyncActivity>()
  const tell = (change: Partial<Exchange>) => exchange.next({ ...exchange.value, ...change })
  const standingFailure = () => [...failures.values()][0] ?? null
  const standingActivity = () => mostTelling([...activities.values()])
  const tellAll = () => tell({ failure: standingFailure(), activity: standingActivity() })
  return {
    exchange$: exchange.asObservable(),
    current: () => exchange.value,
    succeeded: (worker) => {
      failures.delete(worker)
      const hasAll = failures.size === 0 && standingActivity().kind !== 'sending'
      tell({ failure: standingFailure(), ...(hasAll && { lastSuccessAt: now().toISOString() }) })
    },
    failed: (worker, failure) => {
      failures.set(worker, failure)
      tell({ failure: standingFailure() })
    },
    rests: (worker) => {
      failures.delete(worker)
      activities.delete(worker)
      tellAll()
    },
    begins: () => {
      failures.clear()
      activities.clear()
      tellAll()
    },
    progress: (worker, activity) => {
      if (activity === null) activities.delete(worker)
      else activities.set(worker, activity)
      tell({ activity: standingActivity() })
    },
    // The header counts whole seconds, so half a second is its mean error.
    serverTime: (serverTime, heardAt) => tell({ clockOffsetMs: serverTime.getTime() + 500 - heardAt.getTime() }),
    adopt: (told) => exchange.next(told),
  }
}

function mostTelling(activities: readonly SyncActivity[]): SyncActivity {
  return activities.find((activity) => activity.kind === 'sending') ?? activities[0] ?? { kind: 'at rest' }
}
