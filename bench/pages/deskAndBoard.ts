import { aWaitingVisit } from '../documents/benchVisits.ts'
import type { Tablet, TabletPlan } from '../peers/tablet.ts'
import { showsEvents, watchOf } from './queueWatch.ts'

/** At the desk: somebody walks up. Returns the id of the visit. */
export async function walkUp(tablet: Tablet, { barId }: TabletPlan): Promise<string> {
  const visit = aWaitingVisit(barId, 0)
  await tablet.add(visit)
  return visit.id
}

/** At the desk: one change, and when it was asked for. All pages of a machine have one wall clock. */
export async function changeNow(tablet: Tablet, visitId: string): Promise<number> {
  const askedAt = Date.now()
  await tablet.note(visitId)
  return askedAt
}

/** At the board: when the live queue shows the visit with so many events. */
export async function whenOnBoard(tablet: Tablet, visitId: string, events: number): Promise<number> {
  const watch = await watchOf(tablet)
  return watch.whenShown(showsEvents(visitId, events), () => Date.now())
}

/** At the board: until the live queue shows the visit, however long ago it began to. */
export async function untilOnBoard(tablet: Tablet, visitId: string): Promise<void> {
  const watch = await watchOf(tablet)
  while (!watch.shown().some(({ id }) => id === visitId)) await new Promise((resolve) => setTimeout(resolve, 20))
}
