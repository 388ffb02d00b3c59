import { useCallback, useMemo, useState } from 'react'
import { combineLatest } from 'rxjs'
import type { BarAttendance } from '../../domain/attendance/barAttendance.ts'
import type { Bar } from '../../domain/bar/bar.ts'
import { openingIdOf } from '../../domain/opening/openingOn.ts'
import { boardNamesOf } from '../../domain/requester/boardNamesOf.ts'
import { readPass } from '../../domain/requester/readPass.ts'
import { type RequesterField, requesterFrom } from '../../domain/requester/requesterFrom.ts'
import { type Requester, nameOfRequester } from '../../domain/requester/requester.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { findInQueue } from '../../domain/visit/findInQueue.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import type { FieldProblem } from '../../ui/ErrorSummary.tsx'
import { useAction } from '../../ui/useAction.ts'
import { type Loadable, useLive } from '../../ui/useLive.ts'

export type TypedWho = {
  readonly kind: 'staff' | 'guest'
  readonly staffNumber: string
  readonly name: string
  readonly guestName: string
}

export type CheckInStep =
  | { readonly kind: 'start' }
  | { readonly kind: 'who'; readonly typed: TypedWho; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'reason'; readonly requester: Requester }
  | { readonly kind: 'board name'; readonly requester: Requester; readonly reasonId: string }
  | { readonly kind: 'done'; readonly visitId: string }
  | { readonly kind: 'leaving'; readonly problem: string | null }
  | { readonly kind: 'left'; readonly queueNumber: string }

export type BarNow = {
  readonly open: readonly Visit[]
  readonly recent: readonly Visit[]
  readonly openings: readonly Opening[]
  readonly attendance: BarAttendance
}

export type CheckIn = {
  readonly bar: Loadable<BarNow>
  readonly step: CheckInStep
  readonly failure: string | null
  readonly go: (step: CheckInStep) => void
  readonly startAgain: () => void
  readonly type: (changes: Partial<TypedWho>) => void
  readonly enterWho: () => void
  /** Goes on with who a pass names; or returns why it is none. */
  readonly scanPass: (text: string) => string | null
  /** The same from a hand scanner, which cannot be told: the page says why it is none. */
  readonly hearPass: (text: string) => void
  readonly chooseReason: (requester: Requester, reasonId: string) => void
  /** Puts the visitor into the queue. */
  readonly join: (requester: Requester, reasonId: string, shownAs: string | null) => void
  readonly leaveQueue: (visit: Visit) => void
  /** Leaves by what a visitor knows of their own visit. */
  readonly leaveByNumber: (open: readonly Visit[], queueNumber: string, who: string) => void
}

const start: CheckInStep = { kind: 'start' }
export const nobodyTyped: TypedWho = { kind: 'staff', staffNumber: '', name: '', guestName: '' }

/** The steps of a visitor who checks in by themselves. Nothing of it is kept before the last one: the next visitor finds nobody. */
export function useCheckIn(bar: Bar): CheckIn {
  const { visits, reference, attendances, stamp, now } = useServices()
  const { barId } = bar
  const openingId = openingIdOf(barId, now())
  const [step, setStep] = useState<CheckInStep>(start)
  const saving = useAction()
  const bar$ = useMemo(
    () =>
      combineLatest({
        open: visits.open$(barId),
        recent: visits.recent$(barId),
        openings: reference.openings$(),
        attendance: attendances.at$(openingId),
      }),
    [visits, reference, attendances, barId, openingId],
  )
  const barNow = useLive(bar$)
  // The visitor did it, and not whoever's shift it is.
  const unsigned = () => ({ ...stamp(), personId: null })

  const join: CheckIn['join'] = (requester, reasonId, shownAs) =>
    void saving.run(async () => {
      const arrival = { barId, openingId, requester, reasonId, shownAs, service: 'waits' } as const
      const visit = await visits.add(arrival, unsigned)
      setStep({ kind: 'done', visitId: visit.id })
    })
  const leaveQueue: CheckIn['leaveQueue'] = ({ id, queueNumber }) =>
    void saving.run(async () => {
      // Called in this very moment, they are the technician's to end.
      const visit = await visits.change(id, (newest) =>
        newest.state === 'waiting' ? addVisitEvent(newest, { kind: 'abandoned' }, unsigned()) : newest,
      )
      setStep(
        visit.state === 'abandoned'
          ? { kind: 'left', queueNumber }
          : { kind: 'leaving', problem: 'A technician is with you already. Please tell them.' },
      )
    })

  const scanPass: CheckIn['scanPass'] = (text) => {
    const pass = readPass(text)
    if (pass.kind === 'unclear') return pass.words
    const typed = {
      ...(step.kind === 'who' ? step.typed : nobodyTyped),
      kind: 'staff',
      staffNumber: pass.staffNumber,
    } as const
    const reading = requesterFrom({ ...typed, why: '' })
    if (reading.kind === 'problem') setStep({ kind: 'who', typed, problems: problemAt(reading.field, reading.words) })
    else setStep({ kind: 'reason', requester: reading.requester })
    return null
  }
  return {
    bar: barNow,
    step,
    failure: saving.failure,
    go: setStep,
    startAgain: useCallback(() => setStep(start), []),
    type: (changes) => {
      if (step.kind === 'who') setStep({ ...step, typed: { ...step.typed, ...changes }, problems: [] })
    },
    enterWho: () => {
      if (step.kind !== 'who') return
      const reading = requesterFrom({ ...step.typed, why: '' })
      if (reading.kind === 'problem') return setStep({ ...step, problems: problemAt(reading.field, reading.words) })
      if (reading.requester.kind === 'not-recorded')
        return setStep({ ...step, problems: problemAt(...whatIsMissing(step.typed.kind)) })
      setStep({ kind: 'reason', requester: reading.requester })
    },
    scanPass,
    hearPass: (text) => {
      const objection = scanPass(text)
      if (objection === null) return
      const typed = step.kind === 'who' ? step.typed : nobodyTyped
      setStep({ kind: 'who', typed: { ...typed, kind: 'staff' }, problems: problemAt('staffNumber', objection) })
    },
    chooseReason: (requester, reasonId) => {
      const isNamed = requester.kind === 'guest' || (requester.kind === 'staff' && requester.name !== null)
      if (isNamed && boardNamesOf(nameOfRequester(requester)).length > 0)
        return setStep({ kind: 'board name', requester, reasonId })
      join(requester, reasonId, null)
    },
    join,
    leaveQueue,
    leaveByNumber: (open, queueNumber, who) => {
      const visit = findInQueue(open, queueNumber, who)
      if (visit !== undefined) return leaveQueue(visit)
      setStep({ kind: 'leaving', problem: 'Nobody waits under this number and name. Try again, or tell a technician.' })
    },
  }
}

export function rotaOf(openings: readonly Opening[], { barId }: Bar): readonly Opening[] {
  return openings.filter((opening) => opening.barId === barId)
}

function whatIsMissing(kind: TypedWho['kind']): [RequesterField, string] {
  return kind === 'staff' ? ['staffNumber', 'Enter your staff number'] : ['guestName', 'Enter your name']
}

function problemAt(fieldId: string, message: string): readonly FieldProblem[] {
  return [{ fieldId, message }]
}
