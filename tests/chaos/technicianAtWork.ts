import { firstValueFrom } from 'rxjs'
import type { Composition } from '../../src/composeServices.ts'
import type { Stamp } from '../../src/domain/record/eventStamp.ts'
import { addSwapEvent, type SwapHappening } from '../../src/domain/swap/addSwapEvent.ts'
import { recordSwap } from '../../src/domain/swap/recordSwap.ts'
import { faces } from '../../src/domain/tap/tap.ts'
import { recordTap, tapIdOf, tellMore } from '../../src/domain/tap/recordTap.ts'
import { addVisitEvent, type VisitHappening } from '../../src/domain/visit/addVisitEvent.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { swapAnswers } from '../../src/testing/aSwap.ts'
import { closedAs } from '../../src/testing/aVisit.ts'

/** An event or a custody step that was confirmed to the person, and the record it belongs to. */
export type Confirmed = { readonly recordId: string; readonly eventId: string }

export type Technician = {
  /** All that was confirmed so far. */
  readonly confirmed: readonly Confirmed[]
  newVisit(): Promise<Visit>
  /** One thing that a technician does, to a visit of `visitIds` or to one of their own, by this chance. */
  doSomething(visitIds: readonly string[]): Promise<void>
}

const stockroom = 'Stockroom of the bar'

/** Works at one tablet by chance: what is done depends on `random` and on what the tablet holds at that moment. */
export function technicianAtWork({ services }: Composition, barId: string, random: () => number): Technician {
  const confirmed: Confirmed[] = []
  const [ownVisits, swapIds]: [string[], string[]] = [[], []]
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]

  /** Notes the stamps that an act used once its record is stored. */
  async function confirming<T extends { readonly id: string }>(act: (stamp: () => Stamp) => Promise<T>): Promise<T> {
    const used: string[] = []
    const record = await act(() => {
      const stamp = services.stamp()
      used.push(stamp.id)
      return stamp
    })
    confirmed.push(...used.map((eventId) => ({ recordId: record.id, eventId })))
    return record
  }

  const newVisit = async () => {
    const visit = await confirming((stamp) =>
      services.visits.add(
        {
          barId,
          openingId: `opening:${barId}:2026-11-24`,
          requester: { kind: 'staff', staffNumber: `P${Math.floor(random() * 9_000) + 1_000}`, name: 'PC Osei' },
          reasonId: 'laptop-fault',
          service: random() < 0.5 ? 'starts now' : 'waits',
        },
        stamp,
      ),
    )
    ownVisits.push(visit.id)
    return visit
  }

  async function changeVisit(id: string): Promise<void> {
    const visit = await firstValueFrom(services.visits.byId$(id))
    const happening = visit === null ? undefined : pick(happeningsFor(visit, services.stamp().tabletId))
    if (happening === undefined) return
    await confirming((stamp) => {
      const made = stamp()
      return services.visits.change(id, (now) => addVisitEvent(now, happening, made))
    })
  }

  async function swapFor(id: string): Promise<void> {
    const visit = await firstValueFrom(services.visits.byId$(id))
    if (visit === null) return
    const returned = random() < 0.5 ? { kind: 'now' as const } : { kind: 'later' as const, dueOn: '2026-12-01' }
    const answers = { ...swapAnswers, incoming: { ...swapAnswers.incoming, return: returned } }
    const swap = await confirming((stamp) =>
      services.swaps.add(recordSwap(services.newId('swap'), visit, answers, stockroom, stamp)),
    )
    swapIds.push(swap.id)
  }

  async function changeSwap(id: string): Promise<void> {
    const happening: SwapHappening =
      random() < 0.5 ? { kind: 'noted', text: 'Called about it' } : { kind: 'old device in', stockroom }
    await confirming((stamp) => {
      const made = stamp()
      return services.swaps.change(id, (swap) => addSwapEvent(swap, happening, made))
    })
  }

  /** The first tap of a visit on this tablet, or more words to it. */
  async function tapOn(id: string): Promise<void> {
    const visit = await firstValueFrom(services.visits.byId$(id))
    if (visit === null) return
    const tapId = tapIdOf(id)
    const made = services.stamp()
    const told = { reasons: ['Quick'], comment: `Thanks ${Math.floor(random() * 100)}` }
    const result = await services.taps.add(recordTap(visit, pick(faces) ?? 'good', made))
    if (result === 'already tapped') await services.taps.change(tapId, (tap) => tellMore(tap, told, made))
    confirmed.push({ recordId: tapId, eventId: made.id })
  }

  async function doSomething(visitIds: readonly string[]): Promise<void> {
    const draw = random()
    const id = pick(random() < 0.5 ? visitIds : ownVisits) ?? pick(visitIds)
    const swapId = pick(swapIds)
    if (id === undefined || draw < 0.25) await newVisit()
    else if (draw < 0.75) await changeVisit(id)
    else if (draw < 0.83) await swapFor(id)
    else if (draw < 0.9 && swapId !== undefined) await changeSwap(swapId)
    else await tapOn(id)
  }

  return { confirmed, newVisit, doSomething }
}

/** What is possible on this tablet in this state of a visit; a note always is. */
function happeningsFor(visit: Visit, tabletId: string): readonly VisitHappening[] {
  const note: VisitHappening = { kind: 'noted', text: 'Battery checked' }
  switch (visit.state) {
    case 'waiting':
      return [note, { kind: 'started' }, { kind: 'abandoned' }, { kind: 'no-show' }]
    case 'in service':
      return [note, { kind: 'held', why: 'Awaiting a part' }, closedAs('fixed'), closedAs('not fixed')]
    case 'on hold':
      return [note, { kind: 'resumed' }]
    case 'closed': {
      const closing = visit.events.find((event) => event.kind === 'closed' && event.tabletId === tabletId)
      return closing === undefined ? [note] : [note, { kind: 'undone', eventId: closing.id }]
    }
    case 'abandoned':
    case 'no-show':
      return [note, { kind: 'returned to queue' }]
  }
}
