import { aWaitingVisit } from '../documents/benchVisits.ts'
import type { Tablet, TabletPlan } from '../peers/tablet.ts'
import { medianOf } from '../statistics/spread.ts'
import { showsEvents, watchOf } from './queueWatch.ts'

/** Later than all others, so that it stands last in the queue. */
const firstNew = 60_000
const warmUp = 5
const pauseMs = 30
let taken = 0

/**
 * Medians in milliseconds until the live queue shows an event that was added to an open visit: `fromTap` from the call that
 * writes it, `fromConfirmed` from the moment at which the write was confirmed.
 */
export async function redrawAfterWrites(tablet: Tablet, { barId }: TabletPlan, count: number) {
  const watch = await watchOf(tablet)
  taken += 1
  const visit = aWaitingVisit(barId, firstNew + taken)
  const shown = watch.whenShown(showsEvents(visit.id, 1), () => 0)
  await tablet.add(visit)
  await shown
  const [fromTap, fromConfirmed]: [number[], number[]] = [[], []]
  for (let events = 2; events < warmUp + count + 2; events += 1) {
    const startedAt = performance.now()
    const redrawn = watch.whenShown(showsEvents(visit.id, events), () => performance.now())
    await tablet.note(visit.id)
    const confirmedAt = performance.now()
    const shownAt = await redrawn
    fromTap.push(shownAt - startedAt)
    fromConfirmed.push(Math.max(0, shownAt - confirmedAt))
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return { fromTap: medianOf(fromTap.slice(warmUp)), fromConfirmed: medianOf(fromConfirmed.slice(warmUp)) }
}
