import { mergeFields } from '../record/mergeFields.ts'
import type { StockCount } from './stockCount.ts'

/** A count is written once; should two versions meet, all fields by `mergeFields`. */
export function mergeStockCount(base: StockCount | null, mine: StockCount, theirs: StockCount): StockCount {
  return mergeFields(base, mine, theirs) as StockCount
}
