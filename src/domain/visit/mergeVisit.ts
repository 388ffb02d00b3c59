import { mergeFields } from '../record/mergeFields.ts'
import { uniteEvents } from '../record/uniteEvents.ts'
import { storyOfVisit } from './storyOfVisit.ts'
import type { Visit } from './visit.ts'

/**
 * Three-way merge of a visit. Rules:
 * - Events are united by id; none is lost, none comes twice.
 * - State, outcome and all the rest of the story are retold from the united events, so both sides' order does not matter.
 * - Other fields, known or not: `mergeFields`.
 * - What a person must settle (two outcomes) stands in `attention`, with both events kept.
 */
export function mergeVisit(base: Visit | null, mine: Visit, theirs: Visit): Visit {
  const events = [...uniteEvents(mine.events, theirs.events)]
  return { ...(mergeFields(base, mine, theirs) as Visit), events, ...storyOfVisit(events) }
}
