import { describe, expect, test } from 'vitest'
import { aServicePlan } from '../../testing/aServicePlan.ts'
import { correctedTimeOf } from '../record/orderEvents.ts'
import type { Visit } from '../visit/visit.ts'
import { servicePeriod } from './servicePeriod.ts'
import { ratesOfTheFacts } from './serviceRates.ts'

const plan = aServicePlan('rates', 12, 40)
const { visits, taps } = servicePeriod(plan)
const incidents = new Set(plan.catalogue.reasons.filter(({ kind }) => kind === 'incident').map(({ id }) => id))
const counted = visits.filter(
  (visit) => visit.state === 'closed' && visit.outcome !== 'advice' && incidents.has(visit.reasonId),
)
const putRight = counted.filter(({ outcome }) => outcome === 'fixed' || outcome === 'swapped')
const share = (part: number, whole: number) => part / whole

function cameAgain(visit: Visit): boolean {
  const arrived = (other: Visit) => correctedTimeOf(other.events[0] ?? { at: other.arrivedAt, clockOffsetMs: 0 })
  const windowMs = 14 * 86_400_000
  return visits.some(
    (other) =>
      visit.staffNumber !== '' &&
      other.staffNumber === visit.staffNumber &&
      other.reasonId === visit.reasonId &&
      arrived(other) > arrived(visit) &&
      arrived(other) - arrived(visit) <= windowMs,
  )
}

describe('over many days', () => {
  test('there is enough to count', () => {
    expect(counted.length).toBeGreaterThan(4000)
  })

  test('first-time fix, without those who came again, is 91 to 93 %', () => {
    const verified = putRight.filter((visit) => !cameAgain(visit))
    expect(share(verified.length, counted.length)).toBeGreaterThan(0.91)
    expect(share(verified.length, counted.length)).toBeLessThan(0.93)
  })

  test('98 % of the taps are on the top two faces', () => {
    const satisfied = taps.filter(({ face }) => face === 'very good' || face === 'good')
    expect(Math.abs(share(satisfied.length, taps.length) - 0.98)).toBeLessThan(0.006)
  })

  test('the response rate is the one asked for', () => {
    const offered = visits.filter(({ tapOffered }) => tapOffered)
    expect(Math.abs(share(taps.length, offered.length) - ratesOfTheFacts.responded)).toBeLessThan(0.03)
    const every = servicePeriod({ ...aServicePlan('all', 1, 20), rates: { ...ratesOfTheFacts, responded: 1 } })
    expect(every.taps.length).toBe(every.visits.filter(({ tapOffered }) => tapOffered).length)
  })

  test('more people come in the first half of the day than in the second', () => {
    const early = visits.filter(({ arrivedAt }) => new Date(arrivedAt).getUTCHours() < 12)
    expect(share(early.length, visits.length)).toBeGreaterThan(0.45)
    expect(share(early.length, visits.length)).toBeLessThan(0.62)
  })
})
