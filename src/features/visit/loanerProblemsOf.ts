import { tidyAssetTag } from '../../domain/device/device.ts'
import type { Requester } from '../../domain/requester/requester.ts'
import { isReservedFor, nameOfReservation, reservationOn } from '../../domain/stock/reservationOn.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { calendarDayOf } from '../../ui/calendarDay.ts'
import type { VisitPageDraft } from './visitPageDraft.ts'

export type LoanerProblems = { readonly tag?: string; readonly dueOn?: string }

/** Nothing in it when a loaner can be issued; `today` as `yyyy-MM-dd`, `device`: what the bar knows of it, if it does. */
export function loanerProblemsOf(
  typed: Pick<VisitPageDraft, 'loanerTag' | 'loanerDueOn'>,
  today: string,
  requester: Requester,
  device?: Whereabouts,
): LoanerProblems {
  const place = device?.place
  const reserved = device === undefined ? null : reservationOn(device, today)
  const tag = tidyAssetTag(typed.loanerTag)
  const dueOn = calendarDayOf(typed.loanerDueOn)
  return {
    ...(tag === '' ? { tag: 'Enter the asset tag of the loaner' } : {}),
    ...(tag.length > 40 ? { tag: 'An asset tag has at most 40 characters' } : {}),
    ...(place?.kind === 'handed in' ? { tag: `${tag} came back and is not sanitised yet: see Stock` } : {}),
    ...(device?.hold ? { tag: `${tag} is on hold, ${device.hold.state}: see Stock` } : {}),
    ...(reserved !== null && !isReservedFor(reserved, requester)
      ? { tag: `${tag} is reserved for ${nameOfReservation(reserved)}: see Stock` }
      : {}),
    ...(place?.kind === 'retired' ? { tag: `${tag} was retired: ${place.how}` } : {}),
    ...(place?.kind === 'in stock' && device?.serial === null
      ? { tag: `The serial number of ${tag} is not known: it cannot be handed out` }
      : {}),
    ...(place?.kind === 'lent' ? { tag: `${tag} is lent to ${place.issue.to}: see Stock` } : {}),
    ...(dueOn === null ? { dueOn: 'Enter the day by which the loaner comes back, such as 24 11 2026' } : {}),
    ...(dueOn !== null && dueOn < today ? { dueOn: 'That day is over: enter today or a later day' } : {}),
  }
}
