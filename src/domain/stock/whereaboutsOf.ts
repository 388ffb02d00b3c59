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
export function whereaboutsOf(records: StockRecords): ReadonlyMap<string, Whereabouts> {
  return createWhereaboutsFold()(records)
}

type StockRecord = StockMovement | StockCount | Swap | Visit

type Folded = { readonly record: StockRecord; readonly steps: readonly Step[] }

/**
 * The same fold, which remembers: told the records again, it looks at those alone that are new, changed or gone, and folds
 * only their devices anew. A record that did not change has to be the same object.
 */
export function createWhereaboutsFold(): (records: StockRecords) => ReadonlyMap<string, Whereabouts> {
  const folded = new Map<string, Folded>()
  const recordsOf = new Map<string, Set<string>>()
  let known: ReadonlyMap<string, Whereabouts> = new Map()

  const forget = (id: string, touched: Set<string>) => {
    for (const { assetTag } of folded.get(id)?.steps ?? []) {
      touched.add(assetTag)
      recordsOf.get(assetTag)?.delete(id)
    }
    folded.delete(id)
  }
  const take = (record: StockRecord, touched: Set<string>) => {
    forget(record.id, touched)
    const steps = stepsOf(record)
    folded.set(record.id, { record, steps })
    for (const { assetTag } of steps) {
      touched.add(assetTag)
      const ids = recordsOf.get(assetTag) ?? new Set()
      recordsOf.set(assetTag, ids.add(record.id))
    }
  }
  const foldAnew = (assetTag: string): Whereabouts | undefined => {
    const all = [...(recordsOf.get(assetTag) ?? [])].flatMap((id) => folded.get(id) ?? [])
    const undone = new Set(all.flatMap(({ record }) => undoneBy(record)))
    const steps = all.flatMap(({ record, steps: own }) => (undone.has(record.id) ? [] : own))
    return inTimeOrder(steps.filter((step) => step.assetTag === assetTag)).reduce<Whereabouts | undefined>(
      afterStep,
      undefined,
    )
  }
  return ({ moves, swaps, visits }) => {
    const touched = new Set<string>()
    const present = new Set<string>()
    for (const record of [...moves, ...swaps, ...visits]) {
      present.add(record.id)
      if (folded.get(record.id)?.record !== record) take(record, touched)
    }
    for (const id of folded.keys()) if (!present.has(id)) forget(id, touched)
    if (touched.size === 0) return known
    const next = new Map(known)
    for (const assetTag of touched) {
      const whereabouts = foldAnew(assetTag)
      if (whereabouts === undefined) next.delete(assetTag)
      else next.set(assetTag, whereabouts)
    }
    known = next
    return known
  }
}

function stepsOf(record: StockRecord): readonly Step[] {
  switch (record.type) {
    case 'stock-movement':
      return [stepOfMovement(record)]
    case 'stock-count':
      return stepsOfCount(record)
    case 'swap':
      return isStanding(record) ? stepsOfSwap(record) : []
    case 'visit':
      return stepsOfLoans(record)
  }
}

/** A movement that takes another one back counts as little as that one. */
function undoneBy(record: StockRecord): readonly string[] {
  return record.type === 'stock-movement' && record.undoes ? [record.id, record.undoes] : []
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
