import type { EventStamp } from '../record/eventStamp.ts'
import type { KitIssue } from '../kit/kitIssue.ts'
import { nameOfRequester } from '../requester/requester.ts'
import { isStanding } from '../swap/swapMatterOf.ts'
import type { ReturnPlan, Swap, SwapEvent } from '../swap/swap.ts'
import { loanersBackOf, loansOf } from '../visit/loansOf.ts'
import type { Visit } from '../visit/visit.ts'
import { cameBack, type StockCount } from './stockCount.ts'
import { outReasons, type Settlement, type StockMovement } from './stockMovement.ts'
import type { Told } from './told.ts'
import type { Hold, Issue, Place, Reservation } from './whereabouts.ts'

/** What lies beside the swaps and visits that move devices. */
export type StockMove = StockMovement | StockCount | KitIssue

export type StockRecord = StockMove | Swap | Visit

/** What one record says of one device at one moment. */
export type Step = {
  readonly moved: EventStamp
  readonly assetTag: string
  readonly serial?: string | null
  readonly modelId?: string | null
  readonly told: Told
  readonly place: Place
  /** It says nothing of where a device is that is known. */
  readonly isAside?: boolean
  /** From now on; null ends it. Missing: it says nothing of it. */
  readonly hold?: Hold | null
  readonly reservation?: Reservation | null
  /** Says who of several has it. */
  readonly settlement?: Settlement
  /** Its data was removed just then. */
  readonly isSanitised?: boolean
  /** Somebody had it until then. */
  readonly isUsed?: boolean
  /** Nobody saw it; that says nothing of a device that is known to be elsewhere. */
  readonly isMissed?: boolean
}

/** Whoever has it then removes its data. */
const seenTo: ReadonlySet<string> = new Set([...outReasons.seenTo, 'Left at the base'])

/** What a record says, device by device. */
export function stockStepsOf(record: StockRecord): readonly Step[] {
  switch (record.type) {
    case 'stock-movement':
      return [stepOfMovement(record)]
    case 'stock-count':
      return stepsOfCount(record)
    case 'kit-issue':
      return stepsOfKit(record)
    case 'swap':
      return isStanding(record) ? stepsOfSwap(record) : []
    case 'visit':
      return stepsOfLoans(record)
  }
}

function stepOfMovement(movement: StockMovement): Step {
  const { moved, device, holding, reservation, settlement, sanitisation } = movement
  const { assetTag, serial, modelId } = device
  const told = { kind: 'moved', movement } as const
  const step = { moved, assetTag, serial, modelId, told }
  // Whoever tells of a device that this bar did not know has it before them.
  const aside = { ...step, place: { kind: 'in stock' }, isAside: true } as const
  if (holding) return { ...aside, hold: holdOf(holding, moved.at) }
  // A settlement of issues that are not here yet: nobody knows better than what it says.
  if (settlement) return { ...step, place: { kind: 'gone', why: movement.why, isSeenTo: false }, settlement }
  if (reservation) return { ...aside, reservation: reservation.kind === 'made' ? reservationOf(reservation) : null }
  return { ...step, place: placeAfterMovement(movement), isSanitised: sanitisation?.result === 'passed' }
}

function holdOf({ state, reason }: NonNullable<StockMovement['holding']>, since: string): Hold | null {
  return state === 'available' ? null : { state, reason, since }
}

function reservationOf({ staffNumber, name, until }: Reservation): Reservation {
  return { staffNumber, name, until }
}

function placeAfterMovement(movement: StockMovement): Place {
  const { direction, why, otherBarId = null, sanitisation, disposition } = movement
  if (disposition) return { kind: 'retired', how: disposition.how, by: disposition.by }
  if (sanitisation?.result === 'failed') return { kind: 'handed in', from: '', hasFailed: true }
  if (direction === 'in') return { kind: 'in stock' }
  return otherBarId === null
    ? { kind: 'gone', why, isSeenTo: seenTo.has(why) }
    : { kind: 'sent', toBarId: otherBarId, consignmentId: movement.consignmentId ?? null }
}

function stepsOfCount({ moved, missing, found }: StockCount): readonly Step[] {
  return [
    ...missing.map(
      ({ assetTag, why }): Step => ({
        moved,
        assetTag,
        told: { kind: 'missed', why },
        place: { kind: 'gone', why, isSeenTo: seenTo.has(why) },
        isMissed: true,
      }),
    ),
    ...found.map(
      ({ device, why }): Step => ({
        moved,
        ...device,
        told: { kind: 'found', why },
        place: why === cameBack ? { kind: 'handed in', from: '', hasFailed: false } : { kind: 'in stock' },
      }),
    ),
  ]
}

function stepsOfSwap(swap: Swap): readonly Step[] {
  const { events, incoming, outgoing, requester } = swap
  const undone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : [])))
  const last = (kind: SwapEvent['kind']) => events.findLast((event) => event.kind === kind && !undone.has(event.id))
  const swapped = last('swapped')
  if (swapped === undefined) return []
  const to = nameOfRequester(requester)
  const issued: Step = {
    moved: swapped,
    assetTag: outgoing.assetTag,
    serial: outgoing.serial,
    modelId: outgoing.modelId,
    told: { kind: 'issued', swap },
    place: { kind: 'issued', issue: issueOf('swap', swap.id, to, swapped) },
  }
  const old = { assetTag: incoming.assetTag, serial: incoming.serial, modelId: incoming.modelId, isUsed: true }
  const handedIn: Place = { kind: 'handed in', from: to, hasFailed: false }
  const back = last('old device in')
  return [
    issued,
    { ...old, moved: swapped, told: { kind: 'replaced', swap }, place: placeOfOld(incoming.return, to) ?? handedIn },
    ...(back === undefined
      ? []
      : [{ ...old, moved: back, told: { kind: 'old device in', swap } as const, place: handedIn }]),
  ]
}

function stepsOfKit(kit: KitIssue): readonly Step[] {
  const handedOut = kit.events.find(({ kind }) => kind === 'handed out')
  if (kit.state !== 'handed out' || handedOut === undefined) return []
  const issue = issueOf('kit', kit.id, nameOfRequester(kit.requester), handedOut)
  return kit.devices.map(({ assetTag, serial, modelId }) => ({
    moved: handedOut,
    assetTag,
    serial,
    modelId,
    told: { kind: 'in a kit', kit },
    place: { kind: 'issued', issue },
  }))
}

/** Where the old device is right after the swap; null for handed in. */
function placeOfOld(plan: ReturnPlan, holder: string): Place | null {
  switch (plan.kind) {
    case 'now':
      return null
    case 'later':
      return { kind: 'with holder', holder, dueOn: plan.dueOn }
    case 'lost':
    case 'stolen':
      return { kind: 'gone', why: plan.kind === 'lost' ? 'Lost' : 'Stolen', isSeenTo: false }
  }
}

function stepsOfLoans(visit: Visit): readonly Step[] {
  const to = nameOfRequester(visit.requester)
  return [
    ...loansOf(visit).map(
      (loan): Step => ({
        moved: loan,
        assetTag: loan.loaner.assetTag,
        told: { kind: 'lent', visit, dueOn: loan.loaner.dueOn },
        place: {
          kind: 'lent',
          issue: issueOf('loan', visit.id, to, loan, loan.loaner.dueOn),
          dueOn: loan.loaner.dueOn,
        },
      }),
    ),
    ...loanersBackOf(visit).map(
      (back): Step => ({
        moved: back,
        assetTag: back.assetTag,
        told: { kind: 'loaner back', visit, back },
        place: { kind: 'handed in', from: to, hasFailed: false },
      }),
    ),
  ]
}

function issueOf(
  kind: Issue['kind'],
  recordId: string,
  to: string,
  { at, personId, tabletId }: EventStamp,
  dueOn: string | null = null,
): Issue {
  return { kind, recordId, to, at, personId, tabletId, dueOn }
}
