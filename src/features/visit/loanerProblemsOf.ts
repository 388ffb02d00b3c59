import { tidyAssetTag } from '../../domain/device/device.ts'
import { isLabel, labelRule } from '../../domain/device/isLabel.ts'
import type { Requester } from '../../domain/requester/requester.ts'
import { isToBeSanitised } from '../../domain/stock/isToBeSanitised.ts'
import { isReservedFor, nameOfReservation, reservationOn } from '../../domain/stock/reservationOn.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { calendarDayOf } from '../../ui/calendarDay.ts'
import type { Loadable } from '../../ui/useLive.ts'
import type { VisitPageDraft } from './visitPageDraft.ts'

export type LoanerProblems = { readonly tag?: string; readonly dueOn?: string; readonly stock?: string }

export type LoanerFacts = {
  /** `yyyy-MM-dd` */
  readonly today: string
  readonly requester: Requester
  readonly stock: Loadable<ReadonlyMap<string, Whereabouts>>
  /** Somebody looked at the device itself, because the stock could not be read. */
  readonly isLookedAt: boolean
}

/** Nothing in it when a loaner can be issued: never before the stock was asked about it, or somebody answers for it. */
export function loanerProblemsOf(
  typed: Pick<VisitPageDraft, 'loanerTag' | 'loanerDueOn'>,
  { today, requester, stock, isLookedAt }: LoanerFacts,
): LoanerProblems {
  const assetTag = tidyAssetTag(typed.loanerTag)
  const device = stock.status === 'ready' ? stock.value.get(assetTag) : undefined
  const tag = device === undefined ? problemOfTag(assetTag) : problemOfDevice(device, today, requester)
  const dueOn = problemOfDay(calendarDayOf(typed.loanerDueOn), today)
  return {
    ...(tag === null ? {} : { tag }),
    ...(dueOn === null ? {} : { dueOn }),
    ...(stock.status === 'loading' ? { stock: 'Looking at the stock' } : {}),
    ...(stock.status === 'failed' && !isLookedAt ? { stock: 'Look at the device, and tick that you did' } : {}),
  }
}

function problemOfTag(tag: string): string | null {
  if (tag === '') return 'Enter the asset tag of the loaner'
  return isLabel(tag) ? null : `An asset tag has ${labelRule}`
}

function problemOfDay(dueOn: string | null, today: string): string | null {
  if (dueOn === null) return 'Enter the day by which the loaner comes back, such as 24 11 2026'
  return dueOn < today ? 'That day is over: enter today or a later day' : null
}

function problemOfDevice(device: Whereabouts, today: string, requester: Requester): string | null {
  const { assetTag, hold, place, serial } = device
  const elsewhere = problemOfPlace(device)
  if (elsewhere !== null) return elsewhere
  const reserved = reservationOn(device, today)
  if (reserved !== null && !isReservedFor(reserved, requester))
    return `${assetTag} is reserved for ${nameOfReservation(reserved)}: see Stock`
  if (hold !== null && hold.state !== 'for loans') return `${assetTag} is on hold, ${hold.state}: see Stock`
  if (place.kind === 'in stock' && serial === null)
    return `The serial number of ${assetTag} is not known: it cannot be handed out`
  return null
}

/** Why it cannot be lent where it is, and the way out. */
function problemOfPlace(device: Whereabouts): string | null {
  const { assetTag, place } = device
  switch (place.kind) {
    case 'in stock':
      return null
    case 'handed in':
      return `${assetTag} came back and is not sanitised yet: see Stock`
    case 'issued':
      return `${assetTag} is issued to ${place.issue.to}. If it is here, take it in under Stock, and sanitise it`
    case 'lent':
      return `${assetTag} is lent to ${place.issue.to}: see Stock`
    case 'with holder':
      return `${assetTag} is still with ${place.holder}. If it is here, bring it in under Stock, and sanitise it`
    case 'sent':
      return `${assetTag} is on its way to another bar. If it is here, take it in under Stock`
    case 'retired':
      return `${assetTag} was retired: ${place.how}`
    case 'gone':
      return isToBeSanitised(device)
        ? `${assetTag} left with somebody’s data on it. If it is here, take it in under Stock, and sanitise it`
        : null
  }
}
