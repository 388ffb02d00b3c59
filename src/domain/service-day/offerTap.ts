import { recordTap, tellMore } from '../tap/recordTap.ts'
import type { Face, Tap } from '../tap/tap.ts'
import type { Visit } from '../visit/visit.ts'
import type { Counter } from './counter.ts'
import type { RandomSource } from './randomSource.ts'
import type { WorkingTablet } from './servicePlan.ts'
import { stampOf } from './stampOf.ts'
import type { AddEvent } from './turnRecords.ts'

/** The hand-over after a closing: not always offered, not always answered, and answered by the person who was helped. */
export function offerTap(
  counter: Counter,
  closed: Visit,
  moment: Date,
  tablet: WorkingTablet,
  add: AddEvent,
): { readonly visit: Visit; readonly tap: Tap | null } {
  const { random, plan } = counter
  if (!random.chance(plan.rates.tapOffered)) return { visit: closed, tap: null }
  const visit = add(closed, { kind: 'tap offered' }, moment)
  if (!random.chance(plan.rates.responded)) return { visit, tap: null }
  const tappedAt = new Date(moment.getTime() + random.whole(4, 40) * 1000)
  const face = drawFace(random, plan.rates.satisfied)
  const tap = recordTap(visit, face, stampOf(random, tablet, tappedAt, null))
  return { visit, tap: random.chance(plan.rates.toldMore) ? withMore(counter, tap, tablet, tappedAt) : tap }
}

function drawFace(random: RandomSource, satisfied: number): Face {
  if (random.chance(satisfied)) return random.chance(0.86) ? 'very good' : 'good'
  return random.chance(0.6) ? 'poor' : 'very poor'
}

function withMore({ random, plan }: Counter, tap: Tap, tablet: WorkingTablet, tappedAt: Date): Tap {
  const isGood = tap.face === 'very good' || tap.face === 'good'
  const reason = random.pick(isGood ? plan.catalogue.followUps.good : plan.catalogue.followUps.poor)
  const comment = random.chance(0.3) ? (isGood ? 'Back on duty in minutes, thank you.' : 'Had to come twice.') : ''
  const stamp = stampOf(random, tablet, new Date(tappedAt.getTime() + random.whole(5, 40) * 1000), null)
  return { ...tellMore(tap, { reasons: [reason], comment }, stamp), updatedAt: stamp.at }
}
