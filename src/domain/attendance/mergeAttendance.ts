import { mergeFields } from '../record/mergeFields.ts'
import { uniteEvents } from '../record/uniteEvents.ts'
import type { Attendance } from './attendance.ts'

/**
 * Three-way merge of a tablet's account of an opening. Rules:
 * - Events are united by id; none is lost.
 * - Other fields, known or not: `mergeFields`.
 */
export function mergeAttendance(base: Attendance | null, mine: Attendance, theirs: Attendance): Attendance {
  const merged = mergeFields(base, mine, theirs) as Attendance
  return { ...merged, events: [...uniteEvents(mine.events, theirs.events)] }
}
