import type { EntitlementRule, Model } from '../catalogue/catalogue.ts'
import { correctedTimeOf } from '../record/orderEvents.ts'
import type { ReturnPlan, Swap } from '../swap/swap.ts'

export type Entitlement = {
  /** Refused can be excepted by somebody with a name; never cannot. */
  readonly kind: 'allowed' | 'needs approval' | 'refused' | 'never'
  readonly ruleId: string
  readonly ruleVersion: number
  readonly reason: string
}

export type EntitlementQuestion = {
  /** Of the old device. */
  readonly model: Pick<Model, 'id' | 'deviceClass'>
  /** What the register says of it; null where it does not know. */
  readonly forRole: string | null
  /** A local day, `yyyy-MM-dd`; null where nobody knows. */
  readonly warrantyEnd: string | null
  readonly returnKind: ReturnPlan['kind']
  /** The same requester's swaps that this tablet knows; those that were undone or declined do not count. */
  readonly earlierSwaps: readonly Swap[]
  /** To tell the class of an earlier swap's device. */
  readonly models: readonly Pick<Model, 'id' | 'deviceClass'>[]
  readonly now: Date
}

const msPerDay = 86_400_000

/** What the contract says, with the reason in words. The first rule that fits decides; none fitting needs approval. */
export function decideEntitlement(rules: readonly EntitlementRule[], question: EntitlementQuestion): Entitlement {
  const rule = rules.find((candidate) => fits(candidate, question))
  if (rule === undefined)
    return { kind: 'needs approval', ruleId: 'no-rule', ruleVersion: 0, reason: 'No contract rule covers this device.' }
  const kind = rule.effect === 'refused' && rule.isFinal === true ? 'never' : rule.effect
  return { kind, ruleId: rule.id, ruleVersion: rule.version, reason: rule.words }
}

function fits(rule: EntitlementRule, question: EntitlementQuestion): boolean {
  const { model, forRole, returnKind } = question
  if (rule.deviceClass !== null && rule.deviceClass !== model.deviceClass) return false
  if (!isAmong(model.id, rule.modelIds) || !isAmong(forRole, rule.forRoles)) return false
  if (!isAmong(returnKind, rule.returnKinds) || !isAmong(warrantyOf(question), rule.warranty && [rule.warranty]))
    return false
  const since = question.now.getTime() - rule.periodDays * msPerDay
  const counted = question.earlierSwaps.filter((swap) => countsFrom(swap, since) && isOfKind(swap, rule, question))
  return counted.length >= rule.earlierSwapsAtLeast
}

/** A rule that names none fits all; one that names some does not fit what nobody knows. */
function isAmong(value: string | null, named: readonly string[] | null | undefined): boolean {
  return named === null || named === undefined || (value !== null && named.includes(value))
}

function warrantyOf({ warrantyEnd, now }: EntitlementQuestion): 'running' | 'over' | null {
  if (warrantyEnd === null) return null
  return new Date(`${warrantyEnd}T23:59:59.999`) < now ? 'over' : 'running'
}

function countsFrom(swap: Swap, since: number): boolean {
  const made = swap.events.find((event) => event.kind === 'swapped')
  return swap.state !== 'undone' && made !== undefined && correctedTimeOf(made) >= since
}

function isOfKind({ incoming }: Swap, rule: EntitlementRule, { model, models }: EntitlementQuestion): boolean {
  switch (rule.earlierSwapsOf) {
    case 'model':
      return incoming.modelId === model.id
    case 'class':
      return models.find(({ id }) => id === incoming.modelId)?.deviceClass === model.deviceClass
    default:
      return true
  }
}
