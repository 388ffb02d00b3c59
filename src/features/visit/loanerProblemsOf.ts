import { tidyAssetTag } from '../../domain/device/device.ts'
import type { Place } from '../../domain/stock/whereabouts.ts'
import { calendarDayOf } from '../../ui/calendarDay.ts'
import type { VisitPageDraft } from './visitPageDraft.ts'

export type LoanerProblems = { readonly tag?: string; readonly dueOn?: string }

/** Nothing in it when a loaner can be issued; `today` as `yyyy-MM-dd`, `place`: where the bar knows it to be, if it does. */
export function loanerProblemsOf(
  typed: Pick<VisitPageDraft, 'loanerTag' | 'loanerDueOn'>,
  today: string,
  place?: Place,
): LoanerProblems {
  const tag = tidyAssetTag(typed.loanerTag)
  const dueOn = calendarDayOf(typed.loanerDueOn)
  return {
    ...(tag === '' ? { tag: 'Enter the asset tag of the loaner' } : {}),
    ...(tag.length > 40 ? { tag: 'An asset tag has at most 40 characters' } : {}),
    ...(place?.kind === 'handed in' ? { tag: `${tag} came back and is not sanitised yet: see Stock` } : {}),
    ...(place?.kind === 'lent' ? { tag: `${tag} is lent to ${place.issue.to}: see Stock` } : {}),
    ...(dueOn === null ? { dueOn: 'Enter the day by which the loaner comes back, such as 24 11 2026' } : {}),
    ...(dueOn !== null && dueOn < today ? { dueOn: 'That day is over: enter today or a later day' } : {}),
  }
}
