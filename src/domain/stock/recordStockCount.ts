import type { Stamp } from '../record/eventStamp.ts'
import type { StockCount } from './stockCount.ts'

export type Counted = Pick<StockCount, 'id' | 'barId' | 'openingId' | 'by' | 'seen' | 'missing' | 'found'>

/** One look at a whole stockroom; `id` is `stock-count:<uuidv7>`. */
export function recordStockCount(counted: Counted, stamp: Stamp): StockCount {
  return {
    ...counted,
    type: 'stock-count',
    schema: 1,
    tabletId: stamp.tabletId,
    updatedAt: stamp.at,
    moved: { ...stamp, seq: 1 },
    movedAt: stamp.at,
  }
}
