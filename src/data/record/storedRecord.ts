import * as v from 'valibot'
import type { Anonymised } from '../../domain/retention/anonymised.ts'

/**
 * What sync knows about a document is stored in that document, in the same write, and never sent.
 * `unsent` 0: the centre has it; 1: to send; 2: refused, with the `reason`. `rev`: the centre's revision that this version
 * was built on. `base`: the centre's state at that revision, kept only while unsent: the third leg of the merge.
 */
export const syncStateSchema = v.object({
  unsent: v.picklist([0, 1, 2]),
  rev: v.nullable(v.string()),
  base: v.nullable(v.record(v.string(), v.unknown())),
  reason: v.nullable(v.string()),
})

export type SyncState = Readonly<v.InferOutput<typeof syncStateSchema>>

/** The least that every document of a bar has. */
export type AnyRecord = {
  readonly id: string
  readonly type: string
  readonly by: string
  readonly broughtBy?: string | undefined
  readonly updatedAt: string
  readonly anonymised?: Anonymised | undefined
}

export type Stored<T extends AnyRecord = AnyRecord> = T & { readonly sync: SyncState }

const neverSent = ['sync', '_rev', '_meta', '_deleted', '_attachments']

/** The record as it stands in the domain and on the wire: without what the store and sync keep beside it. */
export function recordOf<T extends AnyRecord>(stored: Stored<T>): T {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !neverSent.includes(name))) as unknown as T
}
