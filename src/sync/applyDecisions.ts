import type { RecordShelf, ShelfWrite, Shelved } from '../data/record/recordShelf.ts'
import type { Decision } from './decideOnCentreVersion.ts'

const mostRounds = 20

/**
 * Decides on each record as it stands and writes; where a person's write came between, decides again on what stands now.
 * Rejects if the store fails or never comes to rest: then nothing of it may count as received.
 */
export async function applyDecisions(
  shelf: RecordShelf,
  ids: readonly string[],
  decide: (id: string, local: Shelved | null) => Decision,
): Promise<void> {
  let known = await shelf.read(ids)
  let open = ids
  for (let round = 0; open.length > 0; round += 1) {
    if (round === mostRounds) throw new Error('A record kept changing while it was received.')
    const writes = open.flatMap((id) => {
      const local = known.get(id) ?? null
      return writeOf(local, decide(id, local))
    })
    if (writes.length === 0) return
    const overtaken = await shelf.write(writes)
    known = new Map(overtaken.map((shelved) => [shelved.stored.id, shelved]))
    open = [...known.keys()]
  }
}

function writeOf(previous: Shelved | null, decision: Decision): readonly ShelfWrite[] {
  switch (decision.kind) {
    case 'leave':
      return []
    case 'write':
      return [{ previous, next: decision.next, isDeleted: false }]
    case 'remove':
      return [{ previous, next: decision.next, isDeleted: true }]
  }
}
