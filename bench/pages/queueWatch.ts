import type { Visit } from '../../src/domain/visit/visit.ts'
import type { Tablet } from '../peers/tablet.ts'

/** What a live queue in this page shows. */
export type QueueWatch = {
  shown(): readonly Visit[]
  /** Resolves with `clock()` at the first list for which `isIt` holds, from now on. */
  whenShown(isIt: (open: readonly Visit[]) => boolean, clock: () => number): Promise<number>
}

const watches = new WeakMap<Tablet, Promise<QueueWatch>>()

/** The one watch of a tablet, after its first list. */
export function watchOf(tablet: Tablet): Promise<QueueWatch> {
  const known = watches.get(tablet) ?? watchQueue(tablet)
  watches.set(tablet, known)
  return known
}

async function watchQueue(tablet: Tablet): Promise<QueueWatch> {
  let shown: readonly Visit[] = []
  let onQueue: (open: readonly Visit[]) => void = () => undefined
  const whenShown: QueueWatch['whenShown'] = (isIt, clock) =>
    new Promise((resolve) => {
      onQueue = (open) => isIt(open) && resolve(clock())
    })
  const first = whenShown(
    () => true,
    () => 0,
  )
  await tablet.watchQueue((open) => {
    shown = open
    onQueue(open)
  })
  await first
  return { whenShown, shown: () => shown }
}

/** The list shows this visit with so many events. */
export function showsEvents(visitId: string, events: number): (open: readonly Visit[]) => boolean {
  return (open) => open.find(({ id }) => id === visitId)?.events.length === events
}
