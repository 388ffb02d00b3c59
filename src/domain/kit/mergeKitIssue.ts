import { mergeFields } from '../record/mergeFields.ts'
import { uniteEvents } from '../record/uniteEvents.ts'
import type { KitIssue } from './kitIssue.ts'
import { stateOfKit } from './recordKitIssue.ts'

/**
 * Three-way merge of a kit that was handed out. Rules:
 * - Events and custody steps are united by id; none is lost, none comes twice; the state is told anew.
 * - What was answered never changes afterwards; should it all the same, and all other fields: `mergeFields`.
 */
export function mergeKitIssue(base: KitIssue | null, mine: KitIssue, theirs: KitIssue): KitIssue {
  const events = [...uniteEvents(mine.events, theirs.events)]
  return {
    ...(mergeFields(base, mine, theirs) as KitIssue),
    events,
    custody: [...uniteEvents(mine.custody, theirs.custody)],
    state: stateOfKit(events),
  }
}
