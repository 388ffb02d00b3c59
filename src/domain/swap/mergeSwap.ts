import { mergeFields } from '../record/mergeFields.ts'
import { uniteEvents } from '../record/uniteEvents.ts'
import { stateOfSwap } from './stateOfSwap.ts'
import type { Swap } from './swap.ts'

/**
 * Three-way merge of a swap. Rules:
 * - Events and custody steps are united by id; none is lost, none comes twice.
 * - The state is told anew from the united events.
 * - What was answered at the swap never changes afterwards; should it all the same, and all other fields: `mergeFields`.
 */
export function mergeSwap(base: Swap | null, mine: Swap, theirs: Swap): Swap {
  const merged = {
    ...(mergeFields(base, mine, theirs) as Swap),
    events: [...uniteEvents(mine.events, theirs.events)],
    custody: [...uniteEvents(mine.custody, theirs.custody)],
  }
  return { ...merged, state: stateOfSwap(merged) }
}
