import type { Observable } from 'rxjs'
import type { RecordShelf } from '../data/record/recordShelf.ts'
import type { DamagedRow } from '../data/storage/seal.ts'
import type { CentreMarks } from './centreMarks.ts'
import type { Checkpoints } from './checkpoints.ts'
import type { CouchClient } from './couchClient.ts'
import type { OneAtATime } from './oneAtATime.ts'
import type { Pacer } from './pacer.ts'
import type { Receiving } from './receiveVersions.ts'
import type { SetAside } from './setAside.ts'
import type { Standing } from './standing.ts'
import type { SyncReport } from './syncReport.ts'

/** Everything the workers of one tablet share. */
export type Workshop = {
  readonly client: CouchClient
  readonly checkpoints: Checkpoints
  readonly marks: CentreMarks
  readonly report: SyncReport
  readonly pacer: Pacer
  /** Answers and the feed's rows are written one after the other. */
  readonly alone: OneAtATime
  /** All senders share one connection. */
  readonly oneRequest: OneAtATime
  readonly me: string
  readonly standing: Standing
  readonly setAsideOf: (database: string) => SetAside
  readonly rest: () => Promise<void>
  /** Rows that could be read no more, as they are met. */
  readonly damaged$: Observable<readonly DamagedRow[]>
  /** Milliseconds that only go forward. */
  readonly elapsedMs: () => number
}

export type Feed = {
  readonly database: string
  /** Whose records they are; null for what all bars share, of which a tablet sends nothing. */
  readonly barId: string | null
  readonly shelves: readonly RecordShelf[]
  readonly setAside: SetAside
}

/** The records of one bar go to that bar's database, and to no other. */
export type Outbox = Feed & { readonly barId: string }

/** `isCurrent` false: rows of the feed, which may be older than an answer since. */
export function receivingOf(
  { shelves, setAside }: Feed,
  { me, rest }: Workshop,
  { isCurrent }: Pick<Receiving, 'isCurrent'>,
): Receiving {
  return { shelves, setAside, me, rest, isCurrent }
}
