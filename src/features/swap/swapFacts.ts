import type { Catalogue, Model } from '../../domain/catalogue/catalogue.ts'
import type { RegisteredDevice } from '../../domain/device/registeredDevice.ts'
import type { Device } from '../../domain/device/device.ts'
import { decideEntitlement, type Entitlement } from '../../domain/entitlement/decideEntitlement.ts'
import { type Replacement, replacementsFor } from '../../domain/entitlement/replacementsFor.ts'
import type { Swap } from '../../domain/swap/swap.ts'
import type { TypedSwap } from './swapDraft.ts'

/** What the answers are judged by; all of it may change while the pages are open. */
export type SwapFacts = {
  readonly catalogue: Pick<Catalogue, 'models' | 'entitlementRules' | 'terms'>
  readonly stockroom: readonly Device[]
  readonly earlierSwaps: readonly Swap[]
  /** What the register says of the device that comes in; null where it knows no such tag. */
  readonly registered: RegisteredDevice | null
  readonly now: Date
}

/** What was chosen, else what the register says. */
export function modelOf(typed: Pick<TypedSwap, 'modelId'>, facts: SwapFacts): Model | null {
  const modelId = typed.modelId ?? facts.registered?.modelId
  return facts.catalogue.models.find((model) => model.id === modelId) ?? null
}

/** What was typed, else what the register says; null where neither does. */
export function serialOf(typed: Pick<TypedSwap, 'serial'>, facts: SwapFacts): string | null {
  const serial = typed.serial.trim()
  return serial === '' ? (facts.registered?.serial ?? null) : serial
}

/** What the contract says so far; null until model and return are known. */
export function entitlementOf(typed: TypedSwap, facts: SwapFacts): Entitlement | null {
  const model = modelOf(typed, facts)
  if (model === null || typed.returnKind === null) return null
  return decideEntitlement(facts.catalogue.entitlementRules, {
    model,
    forRole: facts.registered?.forRole ?? null,
    warrantyEnd: facts.registered?.warrantyEnd ?? null,
    returnKind: typed.returnKind,
    earlierSwaps: facts.earlierSwaps,
    models: facts.catalogue.models,
    now: facts.now,
  })
}

/** What may go out: from this stockroom, the same model first. */
export function replacementsOf(typed: TypedSwap, facts: SwapFacts): readonly Replacement[] {
  const model = modelOf(typed, facts)
  return model === null ? [] : replacementsFor(model, facts.stockroom)
}

/** The chosen device, as long as this stockroom still holds it and it fits. */
export function chosenDeviceOf(typed: TypedSwap, facts: SwapFacts): Device | null {
  return replacementsOf(typed, facts).find(({ device }) => device.assetTag === typed.outgoingTag)?.device ?? null
}

/** A signature for this very device under these very terms. */
export function isSignedFor(typed: TypedSwap, facts: SwapFacts): boolean {
  const { signedFor, strokes } = typed
  return (
    strokes.length > 0 &&
    signedFor !== null &&
    signedFor.assetTag === typed.outgoingTag &&
    signedFor.termsVersion === facts.catalogue.terms.version
  )
}
