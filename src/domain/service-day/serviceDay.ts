import type { StockMovement } from '../stock/stockMovement.ts'
import { stockroomNameOf } from '../stock/stockroomNameOf.ts'
import { addSwapEvent } from '../swap/addSwapEvent.ts'
import type { Swap } from '../swap/swap.ts'
import { nextQueueNumber } from '../visit/nextQueueNumber.ts'
import { arrivalCount, arrivalTimes } from './arrivalTimes.ts'
import type { Counter } from './counter.ts'
import { drawEncounter, type Returning } from './drawEncounter.ts'
import { recordTurn } from './recordTurn.ts'
import type { RandomSource } from './randomSource.ts'
import { stampOf } from './stampOf.ts'
import { takeTurns } from './takeTurns.ts'
import type { TurnRecords } from './turnRecords.ts'

export type ServiceDay = {
  readonly turns: readonly TurnRecords[]
  /** Swaps of earlier days whose old device came in today. */
  readonly settled: readonly Swap[]
  readonly delivered: readonly StockMovement[]
}

/**
 * One bar on one day: `returning` come in besides those who come by the daily curve; of `awaited` swaps the old device is
 * handed in.
 */
export function serviceDay(
  counter: Counter,
  delivered: readonly StockMovement[],
  returning: readonly Returning[],
  awaited: readonly Swap[],
): ServiceDay {
  const { random, plan, staffed, day } = counter
  const [firstTablet, ...otherTablets] = staffed.tablets
  if (firstTablet === undefined) throw new Error(`The bar '${staffed.bar.barId}' has no tablet.`)
  const tablets = [firstTablet, ...otherTablets]
  const newcomers = Array.from({ length: arrivalCount(random, day.visits) }, () => null)
  const encounters = [...returning, ...newcomers].map((who) => drawEncounter(random, plan.catalogue, plan.rates, who))
  const moments = arrivalTimes(random, encounters.length, day.opensAt, day.closesAt)
  // Those who come again are first in the list; without this they would always be first in the queue.
  const places = shuffled(random, encounters)
  const arriving = moments.flatMap((arrivedAt, at) => {
    const encounter = places[at]
    return encounter === undefined ? [] : [{ arrivedAt, encounter }]
  })
  const numbers: string[] = []
  const turns = takeTurns(arriving, staffed.technicianIds.length, day.closesAt).map((turn) => {
    const place = turn.kind === 'served' ? turn.technician : 0
    const tablet = tablets[place % tablets.length] ?? firstTablet
    const queueNumber = nextQueueNumber(tablet.letter, numbers)
    numbers.push(queueNumber)
    return recordTurn(counter, turn, queueNumber, tablet)
  })
  const settled = awaited.map((swap) => {
    const moment = new Date(day.opensAt.getTime() + random.whole(10, 180) * 60_000)
    const stamp = stampOf(random, firstTablet, moment, staffed.technicianIds[0] ?? null)
    const handedIn = { kind: 'old device in', stockroom: stockroomNameOf(staffed.bar) } as const
    return { ...addSwapEvent(swap, handedIn, stamp), by: firstTablet.installId, updatedAt: stamp.at }
  })
  return { turns, settled, delivered }
}

function shuffled<T>(random: RandomSource, list: readonly T[]): readonly T[] {
  const keyed = list.map((value) => ({ value, key: random.next() }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ value }) => value)
}
