import type { EventStamp } from '../record/eventStamp.ts'
import { nameOfRequester } from '../requester/requester.ts'
import type { Custody } from './custody.ts'
import { stepsInTimeOrder } from './stepsInTimeOrder.ts'
import { type StockRecord, stockStepsOf } from './stockSteps.ts'
import type { Told } from './told.ts'
import type { StockRecords } from './whereaboutsOf.ts'

/** From whom to whom; how it travelled is null where that was not recorded. */
export type Handover = Pick<Custody, 'from' | 'to' | 'seal'> & { readonly method: Custody['method'] | null }

export type HistoryEntry = {
  readonly moved: EventStamp
  readonly told: Told
  /** Who held it before and after, where that was recorded. */
  readonly custody: Handover | null
  /** By whom and when it was said that this did not happen; null where it stands. */
  readonly takenBack: EventStamp | null
}

/**
 * All that this bar's records tell of one device, in the order in which the fold (`whereaboutsOf`) takes it. Besides, that a
 * count saw it, which moves nothing, and movements that were taken back, which do not count and are told all the same.
 */
export function historyOf({ moves, swaps, visits }: StockRecords, assetTag: string): readonly HistoryEntry[] {
  const takenBackBy = new Map(
    moves.flatMap((move) =>
      move.type === 'stock-movement' && move.undoes ? [[move.undoes, move.moved] as const] : [],
    ),
  )
  const records: readonly StockRecord[] = [...moves, ...swaps, ...visits]
  const entries = records
    .filter((record) => !(record.type === 'stock-movement' && record.undoes))
    .flatMap((record) => {
      const takenBack = takenBackBy.get(record.id) ?? null
      return [
        ...stockStepsOf(record).filter((step) => step.assetTag === assetTag),
        ...(record.type === 'stock-count' && record.seen.includes(assetTag)
          ? [{ moved: record.moved, told: { kind: 'seen' } as const }]
          : []),
      ].map(({ moved, told }) => ({ moved, told, custody: custodyOf(told, moved, assetTag), takenBack }))
    })
  return stepsInTimeOrder(entries)
}

const stockroom = 'The stockroom'

function custodyOf(told: Told, { id }: EventStamp, assetTag: string): Handover | null {
  switch (told.kind) {
    case 'moved':
      return told.movement.custody ?? null
    case 'issued':
      return told.swap.custody.find(({ device }) => device === 'outgoing') ?? null
    case 'in a kit':
      return told.kit.custody.find((step) => step.assetTag === assetTag) ?? null
    case 'replaced':
      return told.swap.incoming.return.kind === 'now'
        ? (told.swap.custody.find(({ device }) => device === 'incoming') ?? null)
        : null
    case 'old device in':
      return told.swap.custody.find((step) => step.id === id) ?? null
    // A loan keeps no custody of its own: its record says who had it.
    case 'lent':
      return { from: stockroom, to: nameOfRequester(told.visit.requester), method: null, seal: null }
    case 'loaner back':
      return { from: nameOfRequester(told.visit.requester), to: stockroom, method: null, seal: null }
    default:
      return null
  }
}
