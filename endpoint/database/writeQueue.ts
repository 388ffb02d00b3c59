import type { JsonObject } from '../json.ts'
import type { UserContext } from '../sessions/userContext.ts'
import type { WriteOutcome } from '../store/documentStore.ts'

/** As many documents as one commit takes from those that wait. */
const COMMIT_SIZE = 1000

export type WriteRequest = {
  readonly documents: readonly JsonObject[]
  readonly isNewEdit: boolean
  readonly user: UserContext
}

export type WriteQueue = {
  add(request: WriteRequest): Promise<readonly WriteOutcome[]>
  /** Runs with no commit beside it. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>
  /** Resolves when everything added so far is settled. */
  drained(): Promise<void>
}

type Waiting = WriteRequest & {
  resolve(outcomes: readonly WriteOutcome[]): void
  reject(failure: unknown): void
}

/**
 * Group commit: while one commit waits for the disk, the writes that arrive gather for the next, which costs one fsync
 * for all of them. A commit's requests are answered one by one, as if each had been alone.
 */
export function createWriteQueue(
  commit: (requests: readonly WriteRequest[]) => Promise<readonly (readonly WriteOutcome[])[]>,
): WriteQueue {
  let waiting: Waiting[] = []
  let running: Promise<void> | undefined

  function takeGroup(): readonly Waiting[] {
    const first = waiting[0]
    let count = 0
    let size = 0
    while (
      count < waiting.length &&
      waiting[count]?.isNewEdit === first?.isNewEdit &&
      (count === 0 || size < COMMIT_SIZE)
    ) {
      size += waiting[count]?.documents.length ?? 0
      count += 1
    }
    const group = waiting.slice(0, count)
    waiting = waiting.slice(count)
    return group
  }

  async function settle(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await commit(group)
      group.forEach((request, index) => request.resolve(outcomes[index] ?? []))
    } catch (failure) {
      // One request may have spoiled the commit for the others: each gets its own.
      if (group.length === 1) group[0]?.reject(failure)
      else for (const request of group) await settle([request])
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) await settle(takeGroup())
    running = undefined
  }

  return {
    add: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...request, resolve, reject })
        running ??= run()
      }),
    alone(work) {
      const mine = (running ?? Promise.resolve()).then(work)
      running = mine.then(run, run)
      return mine
    },
    drained: async () => {
      await running
    },
  }
}
