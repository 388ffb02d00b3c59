import type { Opening } from '../opening/opening.ts'
import type { Stamp } from '../record/eventStamp.ts'
import { placeAfter } from '../record/orderEvents.ts'
import type { Attendance, AttendanceEvent, DayPackItem } from './attendance.ts'

export type AttendanceHappening =
  | { readonly kind: 'came' | 'bar opened' | 'bar closed'; readonly siteId: string }
  | { readonly kind: 'went away' | 'came back' | 'left' }
  | { readonly kind: 'day pack checked'; readonly missing: readonly DayPackItem[] }

/** The opening that is told of. */
export type AttendedOpening = Pick<Opening, 'id' | 'day' | 'barId'>

/** `attendance:<barId>:<day>:<installId>` */
export function attendanceIdOf({ id }: Pick<Opening, 'id'>, installId: string): string {
  return `${id.replace(/^opening:/, 'attendance:')}:${installId}`
}

/** A tablet's account of an opening, begun with what happened first. */
export function beginAttendance(
  { id, barId, day }: AttendedOpening,
  installId: string,
  happening: AttendanceHappening,
  stamp: Stamp,
): Attendance {
  return {
    id: attendanceIdOf({ id }, installId),
    type: 'attendance',
    schema: 1,
    barId,
    openingId: id,
    day,
    tabletId: stamp.tabletId,
    by: installId,
    updatedAt: stamp.at,
    events: [eventOf(happening, [], stamp)],
  }
}

/** The account with one more event. */
export function noteAttendance(attendance: Attendance, happening: AttendanceHappening, stamp: Stamp): Attendance {
  return { ...attendance, events: [...attendance.events, eventOf(happening, attendance.events, stamp)] }
}

function eventOf(happening: AttendanceHappening, before: readonly AttendanceEvent[], stamp: Stamp): AttendanceEvent {
  return { ...placeAfter(before, stamp), ...happening } as AttendanceEvent
}
