import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { aServicePlan } from '../../testing/aServicePlan.ts'
import { correctedTimeOf } from '../record/orderEvents.ts'
import { stockMovementSchema } from '../stock/stockMovement.ts'
import { stockroomOf } from '../stock/stockroomOf.ts'
import { whereaboutsOf } from '../stock/whereaboutsOf.ts'
import { isStanding } from '../swap/swapMatterOf.ts'
import { swapSchema } from '../swap/swap.ts'
import { tapSchema } from '../tap/tap.ts'
import { loansOf } from '../visit/loansOf.ts'
import { visitSchema } from '../visit/visit.ts'
import { servicePeriod } from './servicePeriod.ts'

const plan = aServicePlan('a', 4, 22)
const { visits, swaps, taps, stockMovements } = servicePeriod(plan)

describe('a period of service', () => {
  test('is the same, byte for byte, for the same seed, and another for another', () => {
    const bytes = (seed: string) => JSON.stringify(servicePeriod(aServicePlan(seed, 1, 12)))
    expect(bytes('a')).toBe(bytes('a'))
    expect(bytes('a')).not.toBe(bytes('b'))
  })

  test('writes only records that fit their schema', () => {
    expect(visits.every((visit) => v.is(visitSchema, visit))).toBe(true)
    expect(swaps.every((swap) => v.is(swapSchema, swap))).toBe(true)
    expect(taps.every((tap) => v.is(tapSchema, tap))).toBe(true)
    expect(stockMovements.every((movement) => v.is(stockMovementSchema, movement))).toBe(true)
  })

  test('gives every record and every event an id of its own', () => {
    const records = [...visits, ...swaps, ...taps, ...stockMovements].map(({ id }) => id)
    const events = [...visits, ...swaps, ...taps].flatMap((record) => record.events.map(({ id }) => id))
    expect(new Set(records).size).toBe(records.length)
    expect(new Set(events).size).toBe(events.length)
  })

  test('happens inside the opening hours, by the corrected time of every event', () => {
    const days = new Map(plan.days.map((day) => [day.opening.id, day]))
    const isInside = (openingId: string, moment: number) => {
      const day = days.get(openingId)
      return day !== undefined && moment >= day.opensAt.getTime() && moment <= day.closesAt.getTime()
    }
    const outside = [...visits, ...taps].filter((record) =>
      record.events.some((event) => !isInside(record.openingId, correctedTimeOf(event))),
    )
    expect(outside).toEqual([])
    const swapMoments = swaps.flatMap((swap) => swap.events.map(correctedTimeOf))
    expect(swapMoments.every((moment) => [...days.keys()].some((openingId) => isInside(openingId, moment)))).toBe(true)
    expect(stockMovements.every((movement) => isInside(movement.openingId, correctedTimeOf(movement.moved)))).toBe(true)
  })

  test('lets no event happen before the one that it follows', () => {
    const isInOrder = ({ events }: (typeof visits)[number]) =>
      events.every((event, at) => at === 0 || correctedTimeOf(event) >= correctedTimeOf(events[at - 1] ?? event))
    expect(visits.filter((visit) => !isInOrder(visit))).toEqual([])
  })

  test('leaves nobody in the queue overnight', () => {
    expect(visits.filter((visit) => visit.isOpen)).toEqual([])
  })

  test('gives a queue number once per bar and day', () => {
    const numbers = visits.map((visit) => `${visit.openingId} ${visit.queueNumber}`)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('hands out no device twice, and only what the stockroom held', () => {
    const out = [
      ...swaps.filter(isStanding).map((swap) => swap.outgoing.assetTag),
      ...visits.flatMap(loansOf).map(({ loaner }) => loaner.assetTag),
    ]
    const delivered = new Set(
      stockMovements.filter(({ direction }) => direction === 'in').map(({ device }) => device.assetTag),
    )
    expect(out.length).toBeGreaterThan(50)
    expect(new Set(out).size).toBe(out.length)
    expect(out.filter((tag) => !delivered.has(tag))).toEqual([])
  })

  test('leaves 8 to 20 devices in each stockroom: filled up in the morning, less what the day took', () => {
    for (const { bar } of plan.bars) {
      const known = whereaboutsOf({
        moves: stockMovements.filter(({ barId }) => barId === bar.barId),
        swaps: swaps.filter(({ barId }) => barId === bar.barId),
        visits: visits.filter(({ barId }) => barId === bar.barId),
      })
      const held = stockroomOf(known)
      expect([...known.values()].flatMap(({ issuedTwice }) => issuedTwice)).toEqual([])
      expect(held.length).toBeGreaterThanOrEqual(8)
      expect(held.length).toBeLessThanOrEqual(20)
    }
  })

  test('closes a visit as swapped when, and only when, a swap of that visit stands', () => {
    const standing = new Set(swaps.filter(isStanding).map(({ visitId }) => visitId))
    expect(visits.filter(({ outcome }) => outcome === 'swapped').map(({ id }) => id)).toEqual(
      visits.filter(({ id }) => standing.has(id)).map(({ id }) => id),
    )
  })

  test('hands in some old devices later, and leaves some missing', () => {
    const promised = swaps.filter(({ incoming }) => incoming.return.kind === 'later')
    expect(promised.some(({ state }) => state === 'complete')).toBe(true)
    expect(promised.some(({ state }) => state === 'new one issued, old one not yet in')).toBe(true)
  })

  test('tells nothing of a technician in a tap', () => {
    expect(taps.flatMap(({ events }) => events).every(({ personId }) => personId === null)).toBe(true)
  })
})
