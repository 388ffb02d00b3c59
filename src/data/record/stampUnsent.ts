import { type AnyRecord, recordOf, type Stored } from './storedRecord.ts'

/**
 * What a person's own write makes of a record: it is to be sent, and says who made this version. The first change since
 * the centre had it keeps the centre's state as the base of a later merge; further changes keep that base.
 */
export function stampUnsent<T extends AnyRecord>(
  previous: Stored<T> | null,
  next: T,
  by: string,
  at: string,
): Stored<T> {
  const base = previous === null ? null : previous.sync.unsent === 0 ? recordOf(previous) : previous.sync.base
  return {
    ...recordOf(next as Stored<T>),
    by,
    updatedAt: at,
    sync: { unsent: 1, rev: previous?.sync.rev ?? null, base: base, reason: null },
  }
}
