import { map, type Observable } from 'rxjs'
import type { LocalEntry } from '../local/localCollection.ts'
import type { LocalStore } from '../local/localStore.ts'

export type Draft = { readonly key: string; readonly value: unknown; readonly savedAt: string }

/** What was typed and not yet finished, kept at each change through reload, crash and update. Never sent. */
export type DraftRepository = {
  /** Null when there is none. The caller checks the shape: an older app may have written it. */
  read(key: string): Promise<Draft | null>
  save(key: string, value: unknown): Promise<void>
  discard(key: string): Promise<void>
  /** All drafts on this tablet, last saved first: what is half filled can be found again. */
  all$(): Observable<readonly Draft[]>
}

const prefix = 'draft:'

export function createDraftRepository(local: LocalStore): DraftRepository {
  return {
    read: async (key) => {
      const entry = await local.read(prefix + key)
      return entry === null ? null : draftOf(entry)
    },
    save: (key, value) => local.save(prefix + key, value),
    discard: (key) => local.remove(prefix + key),
    all$: () =>
      local
        .all$(prefix)
        .pipe(map((entries) => entries.map(draftOf).toSorted((a, b) => (a.savedAt > b.savedAt ? -1 : 1)))),
  }
}

function draftOf(entry: LocalEntry): Draft {
  return { key: entry.id.slice(prefix.length), value: entry.value, savedAt: entry.savedAt }
}
