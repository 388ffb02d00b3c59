import { timesInOwnOrder } from '../record/orderEvents.ts'
import type { Step } from './step.ts'

type Stamped = Pick<Step, 'moved'>

/**
 * The Lamport numbers of two documents cannot be compared. What one tablet told counts in the order of its clock; between
 * tablets, corrected time counts.
 */
export function stepsInTimeOrder<T extends Stamped>(steps: readonly T[]): readonly T[] {
  const ofTablets = new Map<string, T[]>()
  for (const step of steps.toSorted(byOwnClock)) {
    const told = ofTablets.get(step.moved.tabletId) ?? []
    told.push(step)
    ofTablets.set(step.moved.tabletId, told)
  }
  return [...ofTablets.values()]
    .flatMap((told) => {
      const times = timesInOwnOrder(told.map(({ moved }) => moved))
      return told.map((step, place) => ({ step, time: times[place] ?? 0 }))
    })
    .toSorted((a, b) => a.time - b.time || (a.step.moved.id < b.step.moved.id ? -1 : 1))
    .map(({ step }) => step)
}

function byOwnClock({ moved: a }: Stamped, { moved: b }: Stamped): number {
  return a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1
}
