import type { Catalogue, Reason } from '../catalogue/catalogue.ts'
import type { Requester } from '../requester/requester.ts'
import { drawRequester } from './drawRequester.ts'
import type { RandomSource } from './randomSource.ts'
import { profileOf, type ReasonProfile } from './reasonProfile.ts'
import type { ServiceRates } from './serviceRates.ts'

/** Somebody whose matter was put right and who comes again with it. */
export type Returning = { readonly requester: Requester; readonly reasonId: string; readonly assetTag: string | null }

/** Who comes, with what, and how long it will take: all that is known before the queue decides when. */
export type Encounter = {
  readonly requester: Requester
  readonly reason: Reason
  readonly profile: ReasonProfile
  /** The device it is about; null where there is none. */
  readonly assetTag: string | null
  readonly isReturn: boolean
  readonly serviceMs: number
  /** 0: never on hold. */
  readonly holdMs: number
  /** How long somebody waits who leaves; null: stays. */
  readonly leaving: { readonly kind: 'abandoned' | 'no-show'; readonly afterMs: number } | null
}

const msPerMinute = 60_000

export function drawEncounter(
  random: RandomSource,
  catalogue: Catalogue,
  rates: ServiceRates,
  returning: Returning | null,
): Encounter {
  const reason = returning === null ? drawReason(random, catalogue) : reasonOf(catalogue, returning.reasonId)
  const profile = profileOf(reason)
  const tag = `MP${random.whole(100_000, 999_999)}`
  return {
    requester: returning?.requester ?? drawRequester(random, rates, catalogue.notRecordedReasons),
    reason,
    profile,
    assetTag: returning === null ? (profile.deviceClass === null ? null : tag) : returning.assetTag,
    isReturn: returning !== null,
    serviceMs: Math.round(Math.min(75, Math.max(2, random.skewed(profile.minutes, 0.45))) * msPerMinute),
    holdMs: random.chance(rates.held) ? random.whole(6, 50) * msPerMinute : 0,
    leaving: drawLeaving(random, rates),
  }
}

function drawReason(random: RandomSource, catalogue: Catalogue): Reason {
  return random.weighted(catalogue.reasons.map((reason) => [reason, profileOf(reason).weight] as const))
}

function reasonOf(catalogue: Catalogue, reasonId: string): Reason {
  const reason = catalogue.reasons.find((candidate) => candidate.id === reasonId)
  if (reason === undefined) throw new Error(`The catalogue has no reason '${reasonId}'.`)
  return reason
}

function drawLeaving(random: RandomSource, rates: ServiceRates): Encounter['leaving'] {
  const kind = random.weighted([
    ['abandoned', rates.abandoned],
    ['no-show', rates.noShow],
    ['stays', 1 - rates.abandoned - rates.noShow],
  ] as const)
  return kind === 'stays' ? null : { kind, afterMs: random.whole(4, 18) * msPerMinute }
}
