import { useMemo } from 'react'
import type { BarAttendance } from '../../domain/attendance/barAttendance.ts'
import type { AttendanceHappening } from '../../domain/attendance/noteAttendance.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'

export type Attending = {
  /** Null until it is read. */
  readonly attendance: BarAttendance | null
  /** Why the last step was not saved; null when it was. */
  readonly failure: string | null
  readonly note: (happening: AttendanceHappening) => void
}

/** Who is at this opening and whether it is open, by what all tablets of the bar told. */
export function useAttendance(): Attending {
  const { attendances, shifts } = useServices()
  const { shift } = useWorkplace()
  const { id } = shift.opening
  const live = useLive(useMemo(() => attendances.at$(id), [attendances, id]))
  const saving = useAction()
  return {
    attendance: live.status === 'ready' ? live.value : null,
    failure: saving.failure,
    note: (happening) => void saving.run(() => shifts.note(happening)),
  }
}
