import { aWaitingVisit } from '../documents/benchVisits.ts'
import type { Tablet, TabletPlan } from '../peers/tablet.ts'
import { medianOf } from '../statistics/spread.ts'

const warmUp = 10
/** Taps are seconds apart: what a write sets going (counts, live queries) is over before the next one. */
const pauseMs = 30

/** Medians in milliseconds of `count` new visits, and of `count` events to them, one after the other. */
export async function writeVisits(tablet: Tablet, { barId }: TabletPlan, count: number) {
  const visits = Array.from({ length: warmUp + count }, (_, n) => aWaitingVisit(barId, n))
  const added = await timed(visits, (visit) => tablet.add(visit))
  const changed = await timed(visits, ({ id }) => tablet.note(id))
  return { added: medianOf(added.slice(warmUp)), changed: medianOf(changed.slice(warmUp)) }
}

async function timed<T>(inputs: readonly T[], act: (input: T) => Promise<void>): Promise<number[]> {
  const times: number[] = []
  for (const input of inputs) {
    const startedAt = performance.now()
    await act(input)
    times.push(performance.now() - startedAt)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return times
}
