import { addDays, format } from 'date-fns'
import type { Device } from '../device/device.ts'
import type { StockMovement } from '../stock/stockMovement.ts'
import type { Swap } from '../swap/swap.ts'
import type { Tap } from '../tap/tap.ts'
import type { Visit } from '../visit/visit.ts'
import type { Counter } from './counter.ts'
import type { Returning } from './drawEncounter.ts'
import { createRandomSource, type RandomSource } from './randomSource.ts'
import { restock } from './restock.ts'
import { serviceDay } from './serviceDay.ts'
import type { PlannedDay, ServicePlan, StaffedBar } from './servicePlan.ts'
import { createSwapLedger } from './swapLedger.ts'
import type { TurnRecords } from './turnRecords.ts'

export type ServiceRecords = {
  readonly visits: readonly Visit[]
  readonly swaps: readonly Swap[]
  readonly taps: readonly Tap[]
  readonly stockMovements: readonly StockMovement[]
}

type Appointment = Returning & { readonly barId: string; readonly notBefore: string }

/**
 * Days of service at several bars, in the order of the days: people come again, devices leave the stockroom and are
 * replaced, old devices are handed in later. The same plan gives the same records, byte for byte.
 */
export function servicePeriod(plan: ServicePlan): ServiceRecords {
  const bars = new Map(plan.bars.map((staffed, at) => [staffed.bar.barId, openBooks(staffed, at)]))
  const swaps = createSwapLedger()
  const visits: Visit[] = []
  const taps: Tap[] = []
  const stockMovements: StockMovement[] = []
  let appointments: readonly Appointment[] = []

  for (const day of inOrder(plan.days)) {
    const books = bars.get(day.opening.barId)
    if (books === undefined) throw new Error(`Nobody works at '${day.opening.barId}' on ${day.opening.day}.`)
    const random = createRandomSource(`${plan.seed}/${day.opening.id}`)
    const { staffed, stock } = books
    const counter: Counter = { random, plan, staffed, day, stock, earlierSwapsOf: swaps.ofStaff }
    const isDue = (appointment: Appointment) =>
      appointment.barId === day.opening.barId && appointment.notBefore <= day.opening.day
    const delivered = restock(counter, books.nextTag)
    const awaited = swaps.all().filter((swap) => isHandedInOn(swap, day))
    const { turns, settled } = serviceDay(counter, delivered, appointments.filter(isDue), awaited)
    appointments = [
      ...appointments.filter((appointment) => !isDue(appointment)),
      ...turns.flatMap((turn) => appointmentsFrom(random, plan, day, turn)),
    ]
    stockMovements.push(...delivered)
    visits.push(...turns.map(({ visit }) => visit))
    taps.push(...turns.flatMap(({ tap }) => tap ?? []))
    for (const swap of [...settled, ...turns.flatMap(({ swap }) => swap ?? [])]) swaps.keep(swap)
  }
  return { visits, swaps: swaps.all(), taps, stockMovements }
}

function openBooks(staffed: StaffedBar, at: number) {
  let tags = 0
  const nextTag = () => `TB${String(at + 1).padStart(2, '0')}${String(++tags).padStart(4, '0')}`
  return { staffed, stock: new Map<string, Device>(), nextTag }
}

function inOrder(days: readonly PlannedDay[]): readonly PlannedDay[] {
  return days.toSorted(
    (a, b) => a.opensAt.getTime() - b.opensAt.getTime() || (a.opening.barId < b.opening.barId ? -1 : 1),
  )
}

// Most come on the promised day or later; one in five is never seen again.
function isHandedInOn(swap: Swap, { opening }: PlannedDay): boolean {
  if (swap.barId !== opening.barId || swap.state !== 'new one issued, old one not yet in') return false
  const { return: plan } = swap.incoming
  return plan.kind === 'later' && plan.dueOn <= opening.day && !/[012]$/.test(swap.id)
}

function appointmentsFrom(random: RandomSource, plan: ServicePlan, day: PlannedDay, turn: TurnRecords): Appointment[] {
  const { visit } = turn
  const isIncident = plan.catalogue.reasons.some(({ id, kind }) => id === visit.reasonId && kind === 'incident')
  const isPutRight = visit.outcome === 'fixed' || visit.outcome === 'swapped'
  if (!isIncident || !isPutRight || !random.chance(plan.rates.comesAgain)) return []
  if (visit.requester.kind !== 'staff') return []
  const { barId } = random.chance(0.8) ? visit : random.pick(plan.bars).bar
  const notBefore = format(addDays(new Date(`${day.opening.day}T12:00:00`), random.whole(1, 9)), 'yyyy-MM-dd')
  const assetTag = turn.swap?.outgoing.assetTag ?? visit.assetTag
  return [{ requester: visit.requester, reasonId: visit.reasonId, assetTag, barId, notBefore }]
}
