import { filter, firstValueFrom } from 'rxjs'
import type { Composition } from '../../src/composeServices.ts'
import { unsentTotal } from '../../src/domain/sync/syncStatus.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { composeProduct } from '../peers/techBar.ts'
import type { TabletPlan } from '../peers/tablet.ts'

export type Hour = { readonly visits: number; readonly events: number; readonly syncs: number }

const openingId = (barId: string) => `opening:${barId}:2026-11-24`
/** So many visits are with somebody at a time; the others are over. */
const atOnce = 4
/** As the queue shows at first. */
const overOnTheGlass = 30

export type BusyDay = { workAnHour(hour: Hour): Promise<void> }

/** A desk that is busy all day, in exchange with the centre, its queue on the glass. */
export async function openBusyDay({ databaseName, barId, account }: TabletPlan): Promise<BusyDay> {
  const { services } = await composeProduct(databaseName)
  await services.tablet.setUp({ barId, letter: 'A' })
  await services.tablet.saveAccount(account)
  services.visits.open$(barId).subscribe()
  services.visits.over$(openingId(barId), overOnTheGlass).subscribe()
  const current: string[] = []
  return {
    workAnHour: async ({ visits, events, syncs }) => {
      for (let sync = 0; sync < syncs; sync += 1) {
        if (current.length === 0 || share(visits, syncs, sync) > 0) current.push(await walkUp(services, barId))
        while (current.length > atOnce) await close(services, current.shift() ?? '')
        for (let n = 0; n < share(events, syncs, sync); n += 1)
          await note(services, current[n % current.length] ?? '', `Looked at it once more, for the ${n}th time`)
        await allSent(services)
      }
    },
  }
}

type Services = Composition['services']

/** How many of `all` fall to this turn of so many. */
function share(all: number, turns: number, turn: number): number {
  return Math.floor(((turn + 1) * all) / turns) - Math.floor((turn * all) / turns)
}

async function walkUp({ visits, stamp }: Services, barId: string): Promise<string> {
  const requester = { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' } as const
  const arrival = { barId, openingId: openingId(barId), requester, reasonId: 'laptop-fault', service: 'starts now' }
  return (await visits.add(arrival as never, stamp)).id
}

async function note({ visits, stamp }: Services, id: string, text: string): Promise<void> {
  await visits.change(id, (visit) => addVisitEvent(visit, { kind: 'noted', text }, stamp()))
}

async function close({ visits, stamp }: Services, id: string): Promise<void> {
  const closed = { kind: 'closed', outcome: 'fixed', escalatedTo: null, loaner: null, swapId: null } as const
  await visits.change(id, (visit) => addVisitEvent(visit, closed, stamp()))
}

async function allSent({ sync }: Services): Promise<void> {
  sync.sendNow()
  await firstValueFrom(sync.status$.pipe(filter(({ unsent }) => unsent !== null && unsentTotal(unsent) === 0)))
}
