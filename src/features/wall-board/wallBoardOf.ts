import type { BarAttendance } from '../../domain/attendance/barAttendance.ts'
import type { Bar } from '../../domain/bar/bar.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import { openingOn } from '../../domain/opening/openingOn.ts'
import { isBarOpen } from '../../domain/opening/isBarOpen.ts'
import { queueOutlook } from '../../domain/visit/queueOutlook.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { waitWords } from '../../ui/timeWords.ts'

export type WallBoard = {
  /** Whom a technician has called and who has not come yet, the last called first. */
  readonly called: readonly BoardPerson[]
  readonly inService: readonly BoardPerson[]
  /** Who waits, in turn, as far as the board has room. */
  readonly next: readonly (BoardPerson & { readonly wait: string })[]
  readonly moreWaiting: number
  /** What somebody who came now would wait; null while the bar is closed. */
  readonly waitNow: string | null
  /** By the bar's hours or its rota; null when it is closed all day. */
  readonly opening: Opening | null
  readonly isOpen: boolean
}

export type BoardPerson = {
  readonly visitId: string
  readonly queueNumber: string
  /** As the visitor chose at check-in; null for the number alone. */
  readonly shownAs: string | null
  /** Changes with each call of the same person. */
  readonly calledAt: string | null
}

export type BoardFacts = {
  readonly bar: Bar
  readonly rota: readonly Opening[]
  readonly open: readonly Visit[]
  /** Visits of this bar that are over, last arrived first. */
  readonly recent: readonly Visit[]
  readonly attendance: BarAttendance
  readonly now: Date
}

const rowsShown = 6

export function wallBoardOf({ bar, rota, open, recent, attendance, now }: BoardFacts): WallBoard {
  const { inLine, waitNowMs } = queueOutlook({ open, recent, people: attendance.people }, now)
  const uncalled = inLine.filter(({ visit }) => !visit.call)
  const opening = openingOn(bar, rota, now)
  const isOpen = isBarOpen({ bar, opening, doors: attendance.doors }, now)
  return {
    called: inLine
      .filter(({ visit }) => visit.call)
      .map(({ visit }) => personOf(visit))
      .toSorted((a, b) => ((a.calledAt ?? '') < (b.calledAt ?? '') ? 1 : -1)),
    inService: open.filter(({ state }) => state === 'in service').map(personOf),
    next: uncalled.slice(0, rowsShown).map(({ visit, waitMs }) => ({ ...personOf(visit), wait: waitWords(waitMs) })),
    moreWaiting: Math.max(0, uncalled.length - rowsShown),
    waitNow: isOpen ? waitWords(waitNowMs) : null,
    opening,
    isOpen,
  }
}

function personOf({ id, queueNumber, shownAs, call }: Visit): BoardPerson {
  return { visitId: id, queueNumber, shownAs: shownAs ?? null, calledAt: call?.at ?? null }
}
