import { standingEvents } from './standingEvents.ts'
import type { Visit } from './visit.ts'
import type { VisitEventOf } from './visitEvent.ts'

export type Loan = VisitEventOf<'closed'> & { readonly loaner: NonNullable<VisitEventOf<'closed'>['loaner']> }

/** The closings that handed out a loaner and were not undone; two when two tablets closed the visit apart. */
export function loansOf(visit: Pick<Visit, 'events'>): readonly Loan[] {
  return standingEvents(visit.events).flatMap((event) =>
    event.kind === 'closed' && event.loaner !== null ? [{ ...event, loaner: event.loaner }] : [],
  )
}

/** Each loaner of this visit that was handed back. */
export function loanersBackOf(visit: Pick<Visit, 'events'>): readonly VisitEventOf<'loaner back'>[] {
  return standingEvents(visit.events).filter((event) => event.kind === 'loaner back')
}
