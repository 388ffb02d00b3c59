import type { StockCount } from '../../domain/stock/stockCount.ts'
import { type StockMovement, stockMovementSchema } from '../../domain/stock/stockMovement.ts'
import { recordCollection } from '../record/recordCollection.ts'

/** Counts lie beside movements: both change a stockroom, and both are found by bar and time. */
export const stockMovementCollection = recordCollection<StockMovement | StockCount>(stockMovementSchema, [
  ['barId', 'movedAt'],
])
