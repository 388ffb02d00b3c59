import { map, type Observable } from 'rxjs'
import type { Attendance } from '../../domain/attendance/attendance.ts'
import { type BarAttendance, barAttendance } from '../../domain/attendance/barAttendance.ts'
import {
  type AttendanceHappening,
  type AttendedOpening,
  attendanceIdOf,
  beginAttendance,
  noteAttendance,
} from '../../domain/attendance/noteAttendance.ts'
import type { Stamp } from '../../domain/record/eventStamp.ts'
import type { RecordStore } from '../record/recordStore.ts'

export type AttendanceRepository = {
  /** Who is at an opening, and whether the bar is open, by what all tablets told; emits now and after every change. */
  at$(openingId: string): Observable<BarAttendance>
  /** Adds to this tablet's account of the opening; resolves after it is durably here. */
  note(opening: AttendedOpening, happening: AttendanceHappening, stamp: Stamp): Promise<void>
}

export function createAttendanceRepository(store: RecordStore<Attendance>, installId: string): AttendanceRepository {
  return {
    at$: (openingId) => store.find$({ selector: { openingId } }).pipe(map(barAttendance)),
    note: async (opening, happening, stamp) => {
      const id = attendanceIdOf(opening, installId)
      const add = () => store.change(id, (account) => noteAttendance(account, happening, stamp))
      if (await store.has(id)) return void (await add())
      try {
        await store.add(beginAttendance(opening, installId, happening, stamp))
      } catch (cause) {
        // Another tab began it at the same moment.
        if (!(await store.has(id))) throw cause
        await add()
      }
    },
  }
}
