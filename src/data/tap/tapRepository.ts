import type { Tap } from '../../domain/tap/tap.ts'
import type { RecordStore } from '../record/recordStore.ts'

export type TapRepository = {
  /** `already tapped`: this visit has its tap, and the first one stands. */
  add(tap: Tap): Promise<'saved' | 'already tapped'>
  change(id: string, change: (tap: Tap) => Tap): Promise<Tap>
  /** Whether, never what: no screen of the technician reads an answer. `tapId` as `tapIdOf` makes it. */
  isTapped(tapId: string): Promise<boolean>
}

export function createTapRepository(store: RecordStore<Tap>): TapRepository {
  return {
    add: async (tap) => {
      if (await store.has(tap.id)) return 'already tapped'
      try {
        await store.add(tap)
        return 'saved'
      } catch (cause) {
        // Two presses, or two tabs, at the same moment: the first stands.
        if (await store.has(tap.id)) return 'already tapped'
        throw cause
      }
    },
    change: (id, change) => store.change(id, change),
    isTapped: (tapId) => store.has(tapId),
  }
}
