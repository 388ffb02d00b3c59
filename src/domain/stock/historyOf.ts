import type { EventStamp } from '../record/eventStamp.ts'
import type { Custody } from './custody.ts'
import { stepsInTimeOrder } from './stepsInTimeOrder.ts'
import { type StockRecord, stockStepsOf } from './stockSteps.ts'
import type { Told } from './told.ts'
import type { StockRecords } from './whereaboutsOf.ts'

export type HistoryEntry = {
  readonly moved: EventStamp
  readonly told: Told
  /** Who held it before and after, where that was recorded. */
  readonly custody: Custody | null
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

function custodyOf(told: Told, { id }: EventStamp, assetTag: string): Custody | null {
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
    default:
      return null
  }
}
