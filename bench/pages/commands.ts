import { benchShift } from '../documents/benchShift.ts'
import { barYear } from '../documents/benchVisits.ts'
import { openPeer } from '../peers/openPeer.ts'
import type { PeerName } from '../peers/peerNames.ts'
import type { Tablet, TabletPlan } from '../peers/tablet.ts'
import { type BusyDay, type Hour, openBusyDay } from './busyDay.ts'
import { changeNow, untilOnBoard, walkUp, whenOnBoard } from './deskAndBoard.ts'
import type { WorkplacePlan } from './fillWorkplace.ts'
import { pullAll, pushAll } from './exchangeAll.ts'
import { timeStockroom } from './stockroom.ts'
import { watchOf } from './queueWatch.ts'
import { redrawAfterWrites } from './redrawAfterWrites.ts'
import { writeVisits } from './writeVisits.ts'

let opened: { readonly tablet: Tablet; readonly plan: TabletPlan } | null = null

let day: BusyDay | null = null

function here() {
  if (opened === null) throw new Error('No tablet is open in this page.')
  return opened
}

/** What a measure may ask of a page; plain values in and out. */
export const commands = {
  open: async ({ peer, plan }: { readonly peer: PeerName; readonly plan: TabletPlan }): Promise<void> => {
    opened = { tablet: await openPeer(peer, plan), plan }
  },
  /** `total` visits, the last `open` of them waiting. */
  fill: ({ total, open, state }: { total: number; open: number; state: 'at rest' | 'to send' }) =>
    here().tablet.fill(barYear(here().plan.barId, total, open), state),
  fillShift: () => here().tablet.fill(benchShift(here().plan.barId), 'to send'),
  writeVisits: ({ count }: { readonly count: number }) => writeVisits(here().tablet, here().plan, count),
  redraw: ({ count }: { readonly count: number }) => redrawAfterWrites(here().tablet, here().plan, count),
  pull: ({ count }: { readonly count: number }) => pullAll(here().tablet, count),
  push: () => pushAll(here().tablet),
  /** Resolves when the live queue has shown its first list. */
  watch: async (): Promise<void> => {
    await watchOf(here().tablet)
  },
  follow: () => here().tablet.exchange.follow(),
  walkUp: () => walkUp(here().tablet, here().plan),
  changeNow: ({ visitId }: { readonly visitId: string }) => changeNow(here().tablet, visitId),
  untilOnBoard: ({ visitId }: { readonly visitId: string }) => untilOnBoard(here().tablet, visitId),
  whenOnBoard: ({ visitId, events }: { readonly visitId: string; readonly events: number }) =>
    whenOnBoard(here().tablet, visitId, events),
  fillProduct: async (plan: WorkplacePlan) => (await import('./fillWorkplace.ts')).fillProduct(plan),
  fillTwin: async (plan: WorkplacePlan & { readonly adapter: 'idb' | 'indexeddb' }) =>
    (await import('./fillWorkplace.ts')).fillTwin(plan),
  openDay: async ({ plan }: { readonly plan: TabletPlan }): Promise<void> => {
    day = await openBusyDay(plan)
  },
  timeStockroom,
  workAnHour: async (hour: Hour): Promise<void> => day?.workAnHour(hour),
  close: async (): Promise<void> => {
    await here().tablet.close()
    opened = null
  },
}

export type Commands = typeof commands
