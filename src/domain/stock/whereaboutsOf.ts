import type { EventStamp } from '../record/eventStamp.ts'
import { correctedTimeOf } from '../record/orderEvents.ts'
import { nameOfRequester } from '../requester/requester.ts'
import { isStanding } from '../swap/swapMatterOf.ts'
import type { Swap, SwapEvent } from '../swap/swap.ts'
import { loanersBackOf, loansOf } from '../visit/loansOf.ts'
import type { Visit } from '../visit/visit.ts'
import type { StockCount } from './stockCount.ts'
import type { StockMovement } from './stockMovement.ts'

/** A device that went to somebody. */
export type Issue = {
  readonly kind: 'swap' | 'loan'
  /** Of the swap, or of the visit that lent it. */
  readonly recordId: string
  readonly to: string
  /** ISO 8601, by the clock of the tablet that told it. */
  readonly at: string
  readonly personId: string | null
  readonly tabletId: string
}

export type Place =
  | { readonly kind: 'in stock' }
  /** Came back from somebody; it may not go out again before its data is removed. */
  | { readonly kind: 'handed in'; readonly from: string; readonly hasFailed: boolean }
  | { readonly kind: 'issued'; readonly issue: Issue }
  | { readonly kind: 'lent'; readonly issue: Issue; readonly dueOn: string }
  | { readonly kind: 'sent'; readonly toBarId: string }
  | { readonly kind: 'gone'; readonly why: string }

export type Whereabouts = {
  readonly assetTag: string
  /** Null where no record of this bar tells it. */
  readonly serial: string | null
  readonly modelId: string | null
  readonly place: Place
  readonly since: string
  /** Where it went out twice with no coming back between: every story, in order. Else none. */
  readonly issuedTwice: readonly Issue[]
}

/** All that tells where a bar's devices are; of `visits` only those that issued a loaner matter. */
export type StockRecords = {
  readonly moves: readonly (StockMovement | StockCount)[]
  readonly swaps: readonly Swap[]
  readonly visits: readonly Visit[]
}

type Step = {
  readonly moved: EventStamp
  readonly assetTag: string
  readonly serial?: string | null
  readonly modelId?: string | null
  readonly place: Place
  /** Its data was removed just then. */
  readonly isSanitised?: boolean
}

/**
 * Where each device is that this bar ever held: the fold, in the order of corrected time, over its stock movements and
 * counts, its swaps and its loans. Never a counter. Rules:
 * - A movement in, and what a count found, stands in stock; a movement out, and what a count missed, is gone or sent.
 * - A swap that stands issues its new device, and hands its old one in: at once, or when it comes.
 * - A loan lends until the loaner is back, which is handed in.
 * - What somebody had, and what is handed in, stands in stock once its data was removed, and not if that failed; until then it is
 *   handed in, whatever brings it back.
 * - A movement that was taken back did not happen.
 * - A device that goes out while it is out already was issued twice: all its issues since it was last here are told.
 */
export function whereaboutsOf({ moves, swaps, visits }: StockRecords): ReadonlyMap<string, Whereabouts> {
  const steps = [
    ...standing(moves).flatMap((move) => (move.type === 'stock-count' ? stepsOfCount(move) : [stepOfMovement(move)])),
    ...swaps.filter(isStanding).flatMap((swap) => stepsOfSwap(swap)),
    ...visits.flatMap((visit) => stepsOfLoans(visit)),
  ]
  const known = new Map<string, Whereabouts>()
  for (const step of inTimeOrder(steps)) known.set(step.assetTag, afterStep(known.get(step.assetTag), step))
  return known
}

/** The Lamport numbers of two documents cannot be compared: only time tells. Each is read once, for there may be many. */
function inTimeOrder(steps: readonly Step[]): readonly Step[] {
  return steps
    .map((step) => ({ step, time: correctedTimeOf(step.moved) }))
    .toSorted((a, b) => a.time - b.time || (a.step.moved.id < b.step.moved.id ? -1 : 1))
    .map(({ step }) => step)
}

function afterStep(before: Whereabouts | undefined, step: Step): Whereabouts {
  const { assetTag, moved, place } = step
  return {
    assetTag,
    serial: step.serial ?? before?.serial ?? null,
    modelId: step.modelId ?? before?.modelId ?? null,
    place: placeAfter(before, step),
    since: moved.at,
    issuedTwice: issuesAfter(before, place),
  }
}

function standing(moves: StockRecords['moves']): StockRecords['moves'] {
  const undone = new Set(
    moves.flatMap((move) => (move.type === 'stock-movement' && move.undoes ? [move.id, move.undoes] : [])),
  )
  return moves.filter(({ id }) => !undone.has(id))
}

function placeAfter(before: Whereabouts | undefined, { place, isSanitised }: Step): Place {
  if (place.kind === 'in stock' && isSanitised !== true && before !== undefined) return asReturned(before.place, place)
  // A removal of data that failed says nothing of where the device is.
  if (place.kind === 'handed in' && place.hasFailed && before !== undefined && before.place.kind !== 'handed in')
    return before.place
  return place
}

function asReturned(before: Place, inStock: Place): Place {
  switch (before.kind) {
    case 'issued':
    case 'lent':
      return { kind: 'handed in', from: before.issue.to, hasFailed: false }
    case 'handed in':
      return before
    default:
      return inStock
  }
}

function issuesAfter(before: Whereabouts | undefined, place: Place): readonly Issue[] {
  if (place.kind !== 'issued' && place.kind !== 'lent') return []
  if (before?.place.kind !== 'issued' && before?.place.kind !== 'lent') return []
  const earlier = before.issuedTwice.length > 0 ? before.issuedTwice : [before.place.issue]
  return [...earlier, place.issue]
}

function stepOfMovement({ moved, device, direction, why, otherBarId, sanitisation }: StockMovement): Step {
  const place = placeAfterMovement(direction, why, otherBarId ?? null, sanitisation ?? null)
  return { moved, ...device, place, isSanitised: sanitisation?.result === 'passed' }
}

function placeAfterMovement(
  direction: StockMovement['direction'],
  why: string,
  otherBarId: string | null,
  sanitisation: StockMovement['sanitisation'] | null,
): Place {
  if (sanitisation?.result === 'failed') return { kind: 'handed in', from: '', hasFailed: true }
  if (direction === 'in') return { kind: 'in stock' }
  return otherBarId === null ? { kind: 'gone', why } : { kind: 'sent', toBarId: otherBarId }
}

function stepsOfCount({ moved, missing, found }: StockCount): readonly Step[] {
  return [
    ...missing.map(({ assetTag, why }): Step => ({ moved, assetTag, place: { kind: 'gone', why } })),
    ...found.map(({ device }): Step => ({ moved, ...device, place: { kind: 'in stock' } })),
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
    place: { kind: 'issued', issue: issueOf('swap', swap.id, to, swapped) },
  }
  const handedIn = incoming.return.kind === 'now' ? swapped : last('old device in')
  if (handedIn === undefined) return [issued]
  const { assetTag, serial, modelId } = incoming
  return [
    issued,
    { moved: handedIn, assetTag, serial, modelId, place: { kind: 'handed in', from: to, hasFailed: false } },
  ]
}

function stepsOfLoans(visit: Visit): readonly Step[] {
  const to = nameOfRequester(visit.requester)
  return [
    ...loansOf(visit).map(
      (loan): Step => ({
        moved: loan,
        assetTag: loan.loaner.assetTag,
        place: { kind: 'lent', issue: issueOf('loan', visit.id, to, loan), dueOn: loan.loaner.dueOn },
      }),
    ),
    ...loanersBackOf(visit).map(
      (back): Step => ({
        moved: back,
        assetTag: back.assetTag,
        place: { kind: 'handed in', from: to, hasFailed: false },
      }),
    ),
  ]
}

function issueOf(kind: Issue['kind'], recordId: string, to: string, { at, personId, tabletId }: EventStamp): Issue {
  return { kind, recordId, to, at, personId, tabletId }
}
