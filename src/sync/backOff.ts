import type { SyncFailure } from '../domain/sync/syncFailure.ts'

const firstMs = 500

/**
 * Milliseconds to wait before try number `attempt` (0 for the first repeat): doubling from half a second, with jitter over
 * the upper half. A tablet in use looks for its connection every 4 s at most, so that a way through is found while someone
 * waits for it; one in a pocket every 60 s. A centre in trouble is left alone longer. `random` in [0, 1).
 */
export function backOffMs(attempt: number, failure: SyncFailure, isVisible: boolean, random: number): number {
  const longestMs = failure.kind === 'no-connection' && isVisible ? 4_000 : isVisible ? 30_000 : 60_000
  const waitMs = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20))
  return waitMs / 2 + (waitMs / 2) * random
}
