import { addDays, format } from 'date-fns'
import type { Model } from '../catalogue/catalogue.ts'
import { decideEntitlement } from '../entitlement/decideEntitlement.ts'
import { replacementsFor } from '../entitlement/replacementsFor.ts'
import type { SwapAnswers } from '../swap/recordSwap.ts'
import type { EntitlementDecision, IncomingDevice, ReturnPlan } from '../swap/swap.ts'
import type { Counter } from './counter.ts'
import type { Encounter } from './drawEncounter.ts'
import { drawSignature } from './drawSignature.ts'
import type { RandomSource } from './randomSource.ts'

export type DrawnSwap = {
  readonly kind: 'swap'
  readonly answers: SwapAnswers
  readonly outcome: 'swapped' | 'not fixed'
}

/** The answers of a swap; null when the stockroom has nothing that fits, or the contract refuses. */
export function drawSwap(counter: Counter, encounter: Encounter, moment: Date): DrawnSwap | null {
  const { random, plan } = counter
  const models = plan.catalogue.models.filter((model) => model.deviceClass === encounter.profile.deviceClass)
  if (models.length === 0 || encounter.assetTag === null) return null
  const model = random.pick(models)
  const replacement = replacementsFor(model, [...counter.stock.values()])[0]
  const returning = drawReturn(random, counter.day.opening.day)
  const entitlement = decide(counter, encounter, model, returning, moment)
  if (replacement === undefined || entitlement === null) return null
  const { assetTag, serial, modelId } = replacement.device
  const issued = plan.catalogue.models.find((candidate) => candidate.id === modelId)
  const terms = { termsVersion: plan.catalogue.terms.version, termsText: plan.catalogue.terms.text }
  const isDeclined = random.chance(0.01)
  return {
    kind: 'swap',
    outcome: isDeclined ? 'not fixed' : 'swapped',
    answers: {
      incoming: drawIncoming(random, model, encounter.assetTag, returning),
      outgoing: { assetTag, serial, modelId, accessories: [...(issued?.accessories ?? [])] },
      entitlement,
      acceptance: isDeclined
        ? { kind: 'declined', ...terms, why: 'Would rather wait for the old device' }
        : { kind: 'signed', ...terms, strokes: drawSignature(random) },
    },
  }
}

function decide(
  { random, plan, earlierSwapsOf }: Counter,
  { requester }: Encounter,
  model: Model,
  { kind: returnKind }: ReturnPlan,
  now: Date,
): EntitlementDecision | null {
  const earlierSwaps = requester.kind === 'staff' ? earlierSwapsOf(requester.staffNumber) : []
  const { kind, ...decided } = decideEntitlement(plan.catalogue.entitlementRules, {
    model,
    forRole: null,
    warrantyEnd: null,
    returnKind,
    earlierSwaps,
    models: plan.catalogue.models,
    now,
  })
  if (kind === 'refused' || kind === 'never') return null
  if (kind === 'allowed') return { kind, ...decided }
  return { kind: 'exception', ...decided, approver: random.pick(['Insp on duty', 'Line manager', 'Contract manager']) }
}

function drawReturn(random: RandomSource, day: string): ReturnPlan {
  const kind = random.weighted([
    ['now', 86],
    ['later', 10],
    ['lost', 3],
    ['stolen', 1],
  ] as const)
  if (kind === 'now') return { kind }
  if (kind === 'later') return { kind, dueOn: format(addDays(new Date(`${day}T12:00:00`), 7), 'yyyy-MM-dd') }
  return { kind, reference: random.chance(0.7) ? `REF${random.whole(10_000, 99_999)}` : null }
}

function drawIncoming(random: RandomSource, model: Model, assetTag: string, returning: ReturnPlan): IncomingDevice {
  const isHere = returning.kind === 'now'
  return {
    assetTag,
    serial: random.chance(0.6) ? `SN${random.whole(1_000_000, 9_999_999)}` : null,
    modelId: model.id,
    condition: random.weighted([
      ['good', 3],
      ['worn', 4],
      ['damaged', 3],
      ['does not start', 4],
    ] as const),
    accessories: isHere ? model.accessories.filter(() => random.chance(0.7)) : [],
    poweredOn: isHere ? random.pick(['yes', 'no'] as const) : 'not known',
    encrypted: 'yes',
    dataBackedUp: random.pick(['yes', 'yes', 'not known'] as const),
    return: returning,
  }
}
