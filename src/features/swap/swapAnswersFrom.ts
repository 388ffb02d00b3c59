import { tidyAssetTag } from '../../domain/device/device.ts'
import type { SwapAnswers } from '../../domain/swap/recordSwap.ts'
import type { Acceptance, EntitlementDecision, ReturnPlan } from '../../domain/swap/swap.ts'
import { calendarDayOf } from '../../ui/calendarDay.ts'
import { problemsOn } from './problemsOn.ts'
import { swapPages, type TypedSwap } from './swapDraft.ts'
import { chosenDeviceOf, entitlementOf, modelOf, serialOf, type SwapFacts } from './swapFacts.ts'

/** What the record will say; null while any page is unanswered. */
export function swapAnswersFrom(typed: TypedSwap, facts: SwapFacts): SwapAnswers | null {
  const model = modelOf(typed, facts)
  const device = chosenDeviceOf(typed, facts)
  const { condition, poweredOn, encrypted, dataBackedUp } = typed
  const back = returnPlanFrom(typed)
  const entitlement = entitlementFrom(typed, facts)
  if (swapPages.some((page) => problemsOn(page, typed, facts).length > 0)) return null
  if (model === null || device === null || condition === null || back === null || entitlement === null) return null
  if (poweredOn === null || encrypted === null || dataBackedUp === null) return null
  return {
    incoming: {
      assetTag: tidyAssetTag(typed.assetTag),
      serial: serialOf(typed, facts),
      modelId: model.id,
      condition,
      accessories: [...typed.accessoriesIn],
      poweredOn,
      encrypted,
      dataBackedUp,
      return: back,
    },
    outgoing: {
      assetTag: device.assetTag,
      serial: device.serial,
      modelId: device.modelId,
      accessories: [...typed.accessoriesOut],
    },
    entitlement,
    acceptance: acceptanceFrom(typed, facts),
  }
}

function returnPlanFrom(typed: TypedSwap): ReturnPlan | null {
  const dueOn = calendarDayOf(typed.dueOn)
  switch (typed.returnKind) {
    case null:
      return null
    case 'now':
      return { kind: 'now' }
    case 'later':
      return dueOn === null ? null : { kind: 'later', dueOn }
    case 'lost':
    case 'stolen':
      return { kind: typed.returnKind, reference: textOrNull(typed.reference) }
  }
}

function entitlementFrom(typed: TypedSwap, facts: SwapFacts): EntitlementDecision | null {
  const decided = entitlementOf(typed, facts)
  if (decided === null || decided.kind === 'never') return null
  const { kind, ...rule } = decided
  return kind === 'allowed' ? { kind, ...rule } : { kind: 'exception', ...rule, approver: typed.approver.trim() }
}

function acceptanceFrom(typed: TypedSwap, { catalogue: { terms } }: SwapFacts): Acceptance {
  const seen = { termsVersion: terms.version, termsText: terms.text }
  return typed.acceptance === 'declined'
    ? { kind: 'declined', ...seen, why: typed.declineWhy.trim() }
    : { kind: 'signed', ...seen, strokes: typed.strokes.map((stroke) => stroke.map(Math.round)) }
}

function textOrNull(typed: string): string | null {
  const text = typed.trim()
  return text === '' ? null : text
}
