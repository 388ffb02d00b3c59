import type { Device } from '../device/device.ts'
import type { Outcome } from '../visit/visitEvent.ts'
import type { Counter } from './counter.ts'
import type { Encounter } from './drawEncounter.ts'
import { type DrawnSwap, drawSwap } from './drawSwap.ts'

export type Ending =
  | DrawnSwap
  | { readonly kind: 'loaner'; readonly device: Device }
  | { readonly kind: 'escalated'; readonly to: string }
  | { readonly kind: 'plain'; readonly outcome: Extract<Outcome, 'fixed' | 'advice' | 'collected' | 'not fixed'> }

/** How a visit ends, by the rates, and by what the stockroom and the contract allow. */
export function drawEnding(counter: Counter, encounter: Encounter, moment: Date): Ending {
  const { random, plan } = counter
  const { reason, profile } = encounter
  if (reason.kind === 'request')
    return profile.requestOutcome === 'loaner issued'
      ? (loanerFrom(counter, encounter) ?? { kind: 'plain', outcome: 'advice' })
      : { kind: 'plain', outcome: profile.requestOutcome }
  if (random.chance(plan.rates.advised)) return { kind: 'plain', outcome: 'advice' }
  if (random.chance(plan.rates.putRight)) {
    const swap = random.chance(profile.swapped) ? drawSwap(counter, encounter, moment) : null
    return swap ?? { kind: 'plain', outcome: 'fixed' }
  }
  const instead = random.weighted([
    ['loaner', 2],
    ['escalated', 6],
    ['not fixed', 2],
  ] as const)
  if (instead === 'not fixed') return { kind: 'plain', outcome: 'not fixed' }
  const loaner = instead === 'loaner' ? loanerFrom(counter, encounter) : null
  return loaner ?? { kind: 'escalated', to: random.pick(plan.catalogue.escalationTargets) }
}

function loanerFrom({ plan, stock }: Counter, { profile }: Encounter): Ending | null {
  const classOf = new Map(plan.catalogue.models.map((model) => [model.id, model.deviceClass]))
  const device = [...stock.values()].find((held) => classOf.get(held.modelId) === profile.deviceClass)
  return device === undefined || profile.deviceClass === 'accessory' ? null : { kind: 'loaner', device }
}
