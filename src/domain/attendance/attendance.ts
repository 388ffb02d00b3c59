import * as v from 'valibot'
import { calendarDay, eventStampFields } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'

const event = <K extends string, F extends v.ObjectEntries>(kind: K, fields: F) =>
  v.looseObject({ ...eventStampFields, kind: v.literal(kind), ...fields })

/** What is looked at before a crew leaves its base. */
export const dayPackItems = ['rota', 'stock', 'terms', 'records', 'app', 'storage', 'clock', 'battery'] as const
export type DayPackItem = (typeof dayPackItems)[number]

/** `personId` of the stamp is whose presence it is. */
const attendanceEvent = v.variant('kind', [
  event('came', { siteId: v.string() }),
  event('went away', {}),
  event('came back', {}),
  event('left', {}),
  event('bar opened', { siteId: v.string() }),
  event('bar closed', { siteId: v.string() }),
  /** What was not as it should be, at that time. */
  event('day pack checked', { missing: v.array(v.picklist(dayPackItems)) }),
])

/**
 * One tablet's account of one opening: who was there, and when the bar opened and closed. Its id is made of the opening's
 * and the install's, so that a tablet has one per opening; a crew that moves on goes on in it, and so the events name the site. What a bar is like is the fold over all tablets' accounts
 * (`barAttendance.ts`).
 */
export const attendanceSchema = v.looseObject({
  ...recordFields,
  type: v.literal('attendance'),
  schema: v.literal(1),
  day: calendarDay,
  events: v.pipe(v.array(attendanceEvent), v.minLength(1)),
})

export type Attendance = Readonly<v.InferOutput<typeof attendanceSchema>>
export type AttendanceEvent = Attendance['events'][number]
