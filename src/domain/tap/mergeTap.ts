import { mergeFields } from '../record/mergeFields.ts'
import { uniteEvents } from '../record/uniteEvents.ts'
import type { Tap } from './tap.ts'

/**
 * Three-way merge of a tap. Rules:
 * - Events are united by id; none is lost.
 * - The first face in the common order stands: one tap per visit.
 * - Other fields, known or not: `mergeFields`.
 */
export function mergeTap(base: Tap | null, mine: Tap, theirs: Tap): Tap {
  const events = [...uniteEvents(mine.events, theirs.events)]
  const first = events.find((event) => event.kind === 'face tapped')
  const merged = mergeFields(base, mine, theirs) as Tap
  return { ...merged, events, ...(first === undefined ? {} : { face: first.face, tappedAt: first.at }) }
}
