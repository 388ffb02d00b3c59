import { mergeFields } from '../record/mergeFields.ts'
import type { StockMovement } from './stockMovement.ts'

/** A movement is written once; should two versions meet, all fields by `mergeFields`. */
export function mergeStockMovement(
  base: StockMovement | null,
  mine: StockMovement,
  theirs: StockMovement,
): StockMovement {
  return mergeFields(base, mine, theirs) as StockMovement
}
