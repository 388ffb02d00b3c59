import { firstValueFrom } from 'rxjs'
import type { AttendanceHappening } from '../../domain/attendance/noteAttendance.ts'
import type { Stamp } from '../../domain/record/eventStamp.ts'
import type { Shift } from '../../domain/tablet/tablet.ts'
import type { AttendanceRepository } from '../attendance/attendanceRepository.ts'
import type { TabletRepository } from './tabletRepository.ts'

/** A technician's time with this tablet, and what this tablet tells of the opening meanwhile. */
export type Shifts = {
  start(shift: Shift): Promise<void>
  /** Without effect, as `note`, where no shift runs. */
  end(): Promise<void>
  /** Adds to this tablet's account of the shift's opening. */
  note(happening: AttendanceHappening): Promise<void>
}

export function createShifts(tablet: TabletRepository, attendances: AttendanceRepository, stamp: () => Stamp): Shifts {
  const noteOf = async ({ personId, opening }: Shift, happening: AttendanceHappening) => {
    const here = await firstValueFrom(tablet.tablet$())
    if (here !== null) await attendances.note({ ...opening, barId: here.barId }, happening, { ...stamp(), personId })
  }
  return {
    // The shift first: a record that cannot be written must not keep somebody from their work.
    start: async (shift) => {
      await tablet.startShift(shift)
      // Should it fail, the queue says that they are not counted as here, and offers it again.
      await noteOf(shift, { kind: 'came', siteId: shift.opening.siteId }).catch(() => undefined)
    },
    end: async () => {
      const shift = await firstValueFrom(tablet.shift$())
      await tablet.endShift()
      // Should it fail, they count as there until the opening is over: no record is invented for it.
      if (shift !== null) await noteOf(shift, { kind: 'left' }).catch(() => undefined)
    },
    note: async (happening) => {
      const shift = await firstValueFrom(tablet.shift$())
      if (shift !== null) await noteOf(shift, happening)
    },
  }
}
