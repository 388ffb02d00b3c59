import { format } from 'date-fns'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { isLabel, labelRule } from '../../domain/device/isLabel.ts'
import { calendarDayOf } from '../../ui/calendarDay.ts'
import type { SwapPage, TypedSwap } from './swapDraft.ts'
import { chosenDeviceOf, entitlementOf, isSignedFor, modelOf, replacementsOf, type SwapFacts } from './swapFacts.ts'

export type SwapField = keyof TypedSwap
export type SwapProblem = { readonly field: SwapField; readonly words: string }

type Check = readonly [isWrong: boolean, field: SwapField, words: string]

/** What still has to be answered on a page, in the order of its questions. */
export function problemsOn(page: SwapPage, typed: TypedSwap, facts: SwapFacts): readonly SwapProblem[] {
  return checksOf(page, typed, facts).flatMap(([isWrong, field, words]) => (isWrong ? [{ field, words }] : []))
}

function checksOf(page: SwapPage, typed: TypedSwap, facts: SwapFacts): readonly Check[] {
  switch (page) {
    case 'device-in':
      return deviceInChecks(typed, facts)
    case 'return':
      return returnChecks(typed, facts)
    case 'condition':
      return [[typed.condition === null, 'condition', 'Choose the condition of the device']]
    case 'checks':
      return [
        [typed.poweredOn === null, 'poweredOn', 'Say whether the device starts, or choose Not known'],
        [typed.encrypted === null, 'encrypted', 'Say whether the device is encrypted, or choose Not known'],
        [typed.dataBackedUp === null, 'dataBackedUp', 'Say whether the data is backed up, or choose Not known'],
      ]
    case 'device-out':
      return deviceOutChecks(typed, facts)
    case 'terms':
      return termsChecks(typed, facts)
    case 'check':
      return []
  }
}

function deviceInChecks(typed: TypedSwap, facts: SwapFacts): readonly Check[] {
  const tag = tidyAssetTag(typed.assetTag)
  return [
    [tag === '', 'assetTag', 'Enter the asset tag of the device that comes in'],
    [tag !== '' && !isLabel(tag), 'assetTag', `An asset tag has ${labelRule}`],
    [modelOf(typed, facts) === null, 'modelId', 'Choose the model of the device that comes in'],
    [typed.serial.trim().length > 40, 'serial', 'A serial number has at most 40 characters'],
  ]
}

function returnChecks(typed: TypedSwap, facts: SwapFacts): readonly Check[] {
  const dueOn = calendarDayOf(typed.dueOn)
  const isLater = typed.returnKind === 'later'
  const isGone = typed.returnKind === 'lost' || typed.returnKind === 'stolen'
  return [
    [typed.returnKind === null, 'returnKind', 'Choose where the device is now'],
    [isLater && dueOn === null, 'dueOn', 'Enter the day by which the device comes back, such as 24 11 2026'],
    [
      isLater && dueOn !== null && dueOn < format(facts.now, 'yyyy-MM-dd'),
      'dueOn',
      'The day by which the device comes back is over: enter today or a later day',
    ],
    [isGone && typed.reference.trim().length > 40, 'reference', 'A reference has at most 40 characters'],
    // Told as soon as it is known: nobody answers four pages for a swap that cannot be.
    [entitlementOf(typed, facts)?.kind === 'never', 'returnKind', 'The contract never replaces this device here'],
  ]
}

function deviceOutChecks(typed: TypedSwap, facts: SwapFacts): readonly Check[] {
  const isChosen = typed.outgoingTag !== null
  const isFree = chosenDeviceOf(typed, facts) !== null
  const approver = typed.approver.trim()
  const needsApprover = entitlementOf(typed, facts)?.kind !== 'allowed'
  return [
    [needsApprover && approver === '', 'approver', 'Enter who approved this swap'],
    [needsApprover && approver.length > 80, 'approver', 'A name has at most 80 characters'],
    [!isChosen, 'outgoingTag', 'Choose the device that goes out'],
    [
      isChosen && !isFree,
      'outgoingTag',
      replacementsOf(typed, facts).length === 0
        ? `${typed.outgoingTag} cannot go out, and nothing else here fits`
        : `${typed.outgoingTag} is no longer here or does not fit: choose another device`,
    ],
    [
      isFree && typed.outgoingTag === tidyAssetTag(typed.assetTag),
      'outgoingTag',
      `${typed.outgoingTag} is the device that comes in: choose another device`,
    ],
  ]
}

function termsChecks(typed: TypedSwap, facts: SwapFacts): readonly Check[] {
  const why = typed.declineWhy.trim()
  const isDeclined = typed.acceptance === 'declined'
  return [
    [typed.acceptance === null, 'acceptance', 'Choose whether the holder accepts the terms'],
    [
      typed.acceptance === 'signed' && !isSignedFor(typed, facts),
      'strokes',
      'The holder signs for this device in the box',
    ],
    [isDeclined && why === '', 'declineWhy', 'Enter why the holder declines'],
    [isDeclined && why.length > 240, 'declineWhy', 'The reason has at most 240 characters'],
  ]
}
