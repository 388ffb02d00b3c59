import type { DocumentReader } from './documentReader.ts'

export type SequenceIndex = {
  /** Call with the ids of every write, before the counts are asked for again. */
  noteChanged(ids: readonly string[]): void
  counts(): Promise<DocumentCounts>
}

export type DocumentCounts = {
  readonly documents: number
  readonly deleted: number
  /** How many documents changed last after this sequence: `pending` of a changes feed. */
  after(sequence: number): number
  /** How many undeleted documents have an id for which this holds: `offset` of a listing. */
  undeletedWhere(holds: (id: string) => boolean): number
}

/** Counts that PouchDB does not keep. Read once, when first asked for, and then followed write by write. */
export function createSequenceIndex(reader: DocumentReader): SequenceIndex {
  const entries = new Map<string, { readonly sequence: number; readonly isDeleted: boolean }>()
  let isLatest = new Uint8Array(1024)
  let deleted = 0
  let changed = new Set<string>()
  let updating: Promise<void> | undefined

  function set(id: string, sequence: number, isDeleted: boolean): void {
    const before = entries.get(id)
    if (before !== undefined) isLatest[before.sequence] = 0
    deleted += Number(isDeleted) - Number(before?.isDeleted ?? false)
    entries.set(id, { sequence, isDeleted })
    if (sequence >= isLatest.length) {
      const grown = new Uint8Array(Math.max(sequence + 1, isLatest.length * 2))
      grown.set(isLatest)
      isLatest = grown
    }
    isLatest[sequence] = 1
  }

  function remove(id: string): void {
    const before = entries.get(id)
    if (before === undefined) return
    isLatest[before.sequence] = 0
    deleted -= Number(before.isDeleted)
    entries.delete(id)
  }

  async function load(): Promise<void> {
    for await (const metadata of reader.allMetadata()) set(metadata.id, metadata.seq, metadata.deleted)
  }

  async function refresh(): Promise<void> {
    const ids = [...changed]
    changed = new Set()
    for (const [at, metadata] of (await reader.metadata(ids)).entries()) {
      if (metadata === undefined) remove(ids[at] ?? '')
      else set(metadata.id, metadata.seq, metadata.deleted)
    }
  }

  return {
    noteChanged(ids) {
      for (const id of ids) changed.add(id)
    },
    async counts() {
      // In turn: whoever comes while another refreshes must not count before that one is done.
      updating = (updating ?? load()).then(() => (changed.size > 0 ? refresh() : undefined))
      await updating
      return {
        documents: entries.size - deleted,
        deleted,
        after: (sequence) => isLatest.subarray(sequence + 1).reduce((sum, flag) => sum + flag, 0),
        undeletedWhere(holds) {
          let count = 0
          for (const [id, entry] of entries) if (!entry.isDeleted && holds(id)) count += 1
          return count
        },
      }
    },
  }
}
