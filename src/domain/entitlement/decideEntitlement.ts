import type { EntitlementRule, Model } from '../catalogue/catalogue.ts'
import { correctedTimeOf } from '../record/orderEvents.ts'
import type { ReturnPlan, Swap } from '../swap/swap.ts'

export type Entitlement = {
  readonly kind: 'allowed' | 'needs approval' | 'refused'
  readonly ruleId: string
  readonly ruleVersion: number
  readonly reason: string
}

export type EntitlementQuestion = {
  readonly deviceClass: Model['deviceClass']
  readonly returnKind: ReturnPlan['kind']
  /** The same requester's swaps that this tablet knows; those that were undone or declined do not count. */
  readonly earlierSwaps: readonly Swap[]
  readonly now: Date
}

const msPerDay = 86_400_000

/** What the contract says, with the reason in words. The first rule that fits decides; none fitting needs approval. */
export function decideEntitlement(rules: readonly EntitlementRule[], question: EntitlementQuestion): Entitlement {
  const rule = rules.find((candidate) => fits(candidate, question))
  if (rule === undefined)
    return { kind: 'needs approval', ruleId: 'no-rule', ruleVersion: 0, reason: 'No contract rule covers this device.' }
  return { kind: rule.effect, ruleId: rule.id, ruleVersion: rule.version, reason: rule.words }
}

function fits(rule: EntitlementRule, question: EntitlementQuestion): boolean {
  if (rule.deviceClass !== null && rule.deviceClass !== question.deviceClass) return false
  if (rule.returnKinds !== null && !rule.returnKinds.includes(question.returnKind)) return false
  const since = question.now.getTime() - rule.periodDays * msPerDay
  const counted = question.earlierSwaps.filter((swap) => countsFrom(swap, since))
  return counted.length >= rule.earlierSwapsAtLeast
}

function countsFrom(swap: Swap, since: number): boolean {
  const made = swap.events.find((event) => event.kind === 'swapped')
  return swap.state !== 'undone' && made !== undefined && correctedTimeOf(made) >= since
}
