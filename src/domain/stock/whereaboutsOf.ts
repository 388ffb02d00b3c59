import type { Swap } from '../swap/swap.ts'
import type { Visit } from '../visit/visit.ts'
import type { Settlement } from './stockMovement.ts'
import { isAwaitedFrom } from './isAwaitedFrom.ts'
import { isToBeSanitised } from './isToBeSanitised.ts'
import { stepsInTimeOrder } from './stepsInTimeOrder.ts'
import type { Step } from './step.ts'
import { type StockMove, type StockRecord, stockStepsOf } from './stockSteps.ts'
import type { Hold, Issue, Place, Reservation, Whereabouts } from './whereabouts.ts'

/** All that tells where a bar's devices are; of `visits` only those that issued a loaner matter. */
export type StockRecords = {
  readonly moves: readonly StockMove[]
  readonly swaps: readonly Swap[]
  readonly visits: readonly Visit[]
}

/**
 * Where each device is that this bar ever held: the fold, in the order of time (`stepsInTimeOrder`), over its stock movements and
 * counts, its kits, its swaps and its loans. Never a counter. Rules:
 * - A movement in, and what a count found, stands in stock; a movement out is gone or sent. What a count missed is gone, but for
 *   what somebody has by another tablet's word.
 * - A kit that stands issues all its devices.
 * - A swap that stands issues its new device, and hands its old one in: at once, or when it comes; until then its holder has it.
 *   An old device that came in by another record is moved no more by its swap.
 * - A loan lends until the loaner is back, which is handed in.
 * - What somebody had stands in stock once its data was removed, and not if that failed; until then it is handed in, whatever
 *   brings it back, unless it was with people who see to it. A removal of data brings nothing back that is issued, lent, sent or
 *   retired; whoever removed it from what was awaited, or gone, had it before them.
 * - A hold, a reservation, and what it is (serial number and model) say nothing of where a device is. Hold and reservation last until
 *   they are ended or the device leaves. The fold has no clock: whether a reservation has lapsed is decided where it is read.
 * - A movement that was taken back did not happen.
 * - A settlement says which of several issues it was that holds. One that it did not weigh is not settled by it, and a device that is
 *   in, or went out once, is not moved by it.
 * - A device that goes out by another record while it is out already was issued twice: all its issues since it was last here are
 *   told.
 */
export function whereaboutsOf(records: StockRecords): ReadonlyMap<string, Whereabouts> {
  return createWhereaboutsFold()(records)
}

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
    const steps = stockStepsOf(record)
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
    return stepsInTimeOrder(steps.filter((step) => step.assetTag === assetTag)).reduce<Whereabouts | undefined>(
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

/** A movement that takes another one back counts as little as that one. */
function undoneBy(record: StockRecord): readonly string[] {
  return record.type === 'stock-movement' && record.undoes ? [record.id, record.undoes] : []
}

function afterStep(before: Whereabouts | undefined, step: Step): Whereabouts {
  const { assetTag, moved } = step
  const serial = step.serial ?? before?.serial ?? null
  const modelId = step.modelId ?? before?.modelId ?? null
  const place = placeAfter(before, step)
  const hold = holdAfter(before, place, step)
  const reservation = reservationAfter(before, place, step)
  if (before !== undefined && place === before.place) return { ...before, serial, modelId, hold, reservation }
  const issuedTwice = step.settlement === undefined ? issuesAfter(before, place) : unsettled(before, step.settlement)
  const isUsed = place.kind === 'in stock' ? false : isUsedAt(place) || step.isUsed === true || before?.isUsed === true
  return { assetTag, serial, modelId, place, since: moved.at, hold, reservation, isUsed, issuedTwice }
}

/**
 * What is kept here stays on hold, through a removal of its data too, until it is released or leaves. What is kept for loans comes
 * back to be lent again.
 */
function holdAfter(before: Whereabouts | undefined, { kind }: Place, step: Step): Hold | null {
  const isLoaner = kind === 'lent' && before?.hold?.state === 'for loans'
  if (kind !== 'in stock' && kind !== 'handed in' && !isLoaner) return null
  return step.hold === undefined ? (before?.hold ?? null) : step.hold
}

/** The last one stands, until it is ended or the device leaves. */
function reservationAfter(before: Whereabouts | undefined, { kind }: Place, step: Step): Reservation | null {
  if (kind !== 'in stock') return null
  return step.reservation === undefined ? (before?.reservation ?? null) : step.reservation
}

function placeAfter(
  before: Whereabouts | undefined,
  { place, isAside, settlement, isSanitised, isMissed, backFromSwapId }: Step,
): Place {
  if (before === undefined) return place
  if (isAside === true) return before.place
  if (settlement !== undefined) return placeSettled(before, settlement)
  if (isMissed === true && isElsewhere(before.place)) return before.place
  // Sanitised by a tablet that had not heard where it went.
  if (isSanitised === true && isOut(before.place)) return before.place
  if (backFromSwapId !== undefined && !isAwaitedFrom(backFromSwapId, before.place)) return before.place
  // A removal of data that failed says nothing of where the device is.
  if (place.kind === 'handed in' && place.hasFailed)
    return before.place.kind === 'handed in' ? { ...before.place, hasFailed: true } : before.place
  if (place.kind === 'handed in' && place.from === '' && before.isUsed) return asReturned(before.place)
  if (place.kind === 'in stock' && isSanitised !== true && isToBeSanitised(before)) return asReturned(before.place)
  return place
}

function isUsedAt({ kind }: Place): boolean {
  return kind === 'issued' || kind === 'lent' || kind === 'handed in' || kind === 'with holder'
}

function isElsewhere({ kind }: Place): boolean {
  return kind === 'issued' || kind === 'lent' || kind === 'with holder' || kind === 'sent'
}

function isOut({ kind }: Place): boolean {
  return kind === 'issued' || kind === 'lent' || kind === 'sent' || kind === 'retired'
}

function asReturned(before: Place): Place {
  switch (before.kind) {
    case 'issued':
    case 'lent':
      return { kind: 'handed in', from: before.issue.to, hasFailed: false }
    case 'with holder':
      return { kind: 'handed in', from: before.holder, hasFailed: false }
    case 'handed in':
      return before
    default:
      return { kind: 'handed in', from: '', hasFailed: false }
  }
}

function issuesAfter(before: Whereabouts | undefined, place: Place): readonly Issue[] {
  if (place.kind !== 'issued' && place.kind !== 'lent') return []
  if (before?.place.kind !== 'issued' && before?.place.kind !== 'lent') return []
  const earlier = before.issuedTwice.length > 0 ? before.issuedTwice : [before.place.issue]
  // Two tablets that closed one visit with the same loaner lent it once.
  if (earlier.some(({ recordId }) => recordId === place.issue.recordId)) return before.issuedTwice
  return [...earlier, place.issue]
}

function placeSettled({ place, issuedTwice }: Whereabouts, { holderRecordId }: Settlement): Place {
  const issue = issuedTwice.find(({ recordId }) => recordId === holderRecordId)
  if (issue === undefined) return place
  return issue.dueOn === null ? { kind: 'issued', issue } : { kind: 'lent', issue, dueOn: issue.dueOn }
}

function unsettled(before: Whereabouts | undefined, { holderRecordId, recordIds }: Settlement): readonly Issue[] {
  const left = (before?.issuedTwice ?? []).filter(
    ({ recordId }) => recordId === holderRecordId || !recordIds.includes(recordId),
  )
  return left.length > 1 ? left : []
}
