import type { Shelved } from '../data/record/recordShelf.ts'
import { recordOf, type Stored } from '../data/record/storedRecord.ts'
import { decideOnFileEntry } from './decideOnFileEntry.ts'
import { recordKindOf } from './recordKinds.ts'

/**
 * A record that a tab of the older app changed after it was carried over is merged as one from a file would be; one that
 * has nothing unsent brings nothing. Null: what is here stands.
 */
export function settleOlder(older: Stored, here: Shelved, me: string): Stored | null {
  const kind = recordKindOf(older.id)
  if (older.sync.unsent === 0 || kind === undefined) return null
  const { rev, base } = older.sync
  const decision = decideOnFileEntry(here, { record: recordOf(older) as never, rev, base }, { me, merge: kind.merge })
  return decision.kind === 'write' ? decision.next : null
}
