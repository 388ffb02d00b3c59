import type { Stamp } from '../record/eventStamp.ts'
import type { Custody } from './custody.ts'
import type { MovedDevice, Sanitisation, StockMovement } from './stockMovement.ts'

export type Movement = {
  readonly id: string
  readonly barId: string
  readonly openingId: string
  /** The install that makes the record. */
  readonly by: string
  readonly device: MovedDevice
  readonly direction: StockMovement['direction']
  readonly why: string
  readonly otherBarId?: string | null | undefined
  readonly consignmentId?: string | null | undefined
  readonly remark?: string | null | undefined
  readonly custody?: Custody | null | undefined
  readonly sanitisation?: Sanitisation | null | undefined
  readonly holding?: StockMovement['holding']
  readonly reservation?: StockMovement['reservation']
  readonly settlement?: StockMovement['settlement']
  readonly disposition?: StockMovement['disposition']
  /** The id of the movement that is taken back. */
  readonly undoes?: string | null | undefined
}

/** One device into the bar's stockroom or out of it; `id` is `stock-movement:<uuidv7>`. */
export function recordStockMovement(movement: Movement, stamp: Stamp): StockMovement {
  return {
    ...movement,
    type: 'stock-movement',
    schema: 1,
    tabletId: stamp.tabletId,
    updatedAt: stamp.at,
    moved: { ...stamp, seq: 1 },
    movedAt: stamp.at,
  }
}
