import { firstValueFrom } from 'rxjs'
import type { NoteAudit } from './data/audit/auditNotes.ts'
import type { AttendanceHappening } from './domain/attendance/noteAttendance.ts'
import type { StockMove } from './domain/stock/stockSteps.ts'
import type { Shift, VisitorScreen } from './domain/tablet/tablet.ts'
import type { OpenedBy, Services } from './services.tsx'

type Audited = Pick<Services, 'checkPin' | 'lock' | 'tablet' | 'shifts' | 'visits' | 'stock'>

/** Services that note in the audit trail what was done through them, once it was done. */
export function audited(services: Audited & Pick<Services, 'pinTries' | 'stamp'>, note: NoteAudit): Audited {
  const { checkPin, lock, tablet, shifts, visits, stock, pinTries, stamp } = services
  // Whose PIN was right last: while no shift runs, nothing else says who stands before the tablet.
  let proven: string | null = null
  const by = (personId: string | null) => ({ ...stamp(), personId })
  return {
    checkPin: async (person, pin) => {
      const isRight = await checkPin(person, pin)
      if (isRight) proven = person.personId
      else void note({ kind: 'wrong PIN', times: pinTries.read().wrongTimes }, by(person.personId))
      return isRight
    },
    lock: {
      ...lock,
      setUnlocked: (isUnlocked) => {
        const isNews = isUnlocked !== lock.isUnlocked()
        lock.setUnlocked(isUnlocked)
        if (isNews) void (isUnlocked ? note({ kind: 'unlocked' }, by(proven)) : note({ kind: 'locked' }))
      },
    },
    tablet: {
      ...tablet,
      showToVisitors: after(
        (screen: VisitorScreen) => tablet.showToVisitors(screen),
        (screen) => note({ kind: 'shown to visitors', screen }),
      ),
      endVisitorScreen: after(
        () => tablet.endVisitorScreen(),
        () => note({ kind: 'taken back from visitors' }, by(proven)),
      ),
    },
    shifts: {
      start: after(
        (shift: Shift) => shifts.start(shift),
        ({ personId }) => note({ kind: 'signed in' }, by(personId)),
      ),
      end: async () => {
        const shift = await firstValueFrom(tablet.shift$())
        await shifts.end()
        if (shift !== null) void note({ kind: 'signed out' }, by(shift.personId))
      },
      note: after(
        (told: AttendanceHappening) => shifts.note(told),
        (told) => {
          if (told.kind === 'day pack checked') void note({ kind: told.kind, missing: told.missing.length })
        },
      ),
    },
    visits: {
      ...visits,
      change: async (recordId, change) => {
        let known = 0
        const changed = await visits.change(recordId, (visit) => {
          known = visit.events.length
          return change(visit)
        })
        for (const { kind } of changed.events.slice(known))
          if (kind === 'corrected' || kind === 'marked') void note({ kind: `visit ${kind}`, recordId })
        return changed
      },
    },
    stock: {
      ...stock,
      add: after(
        (record: StockMove) => stock.add(record),
        (record) => {
          if ('settlement' in record && record.settlement)
            void note({ kind: 'issued twice settled', recordId: record.id })
        },
      ),
    },
  }
}

/** What happened before there was anything to note it in: the tablet lay sealed, and somebody opened it. */
export function noteOpening(
  openedBy: Exclude<OpenedBy, { readonly kind: 'itself' }>,
  atWork: string | null,
  note: NoteAudit,
  stamp: Services['stamp'],
): void {
  const by = (personId: string | null) => ({ ...stamp(), personId })
  if (openedBy.wrongBefore > 0) void note({ kind: 'wrong PIN', times: openedBy.wrongBefore }, by(null))
  if (openedBy.kind === 'recovery code') void note({ kind: 'opened with the recovery code' }, by(null))
  // Who opens it for somebody else's shift, or for none, is noted when they sign in.
  else if (openedBy.personId === atWork) void note({ kind: 'unlocked' }, by(atWork))
}

/** Never waits for the note. */
function after<A extends readonly unknown[], R>(act: (...asked: A) => Promise<R>, tell: (...asked: A) => unknown) {
  return async (...asked: A): Promise<R> => {
    const result = await act(...asked)
    void tell(...asked)
    return result
  }
}
