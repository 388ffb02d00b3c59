import type { SyncFailure } from '../domain/sync/syncFailure.ts'

/** A store that fails stops the worker there, loudly; it starts again from what was stored last. */
export function localWriteFailure(cause: unknown): SyncFailure {
  return { kind: 'local-write', reason: cause instanceof Error ? cause.message : String(cause) }
}
