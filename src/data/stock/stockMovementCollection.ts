import { stockMovementSchema } from '../../domain/stock/stockMovement.ts'
import type { StockMove } from '../../domain/stock/stockSteps.ts'
import { recordCollection } from '../record/recordCollection.ts'

/** Counts and kits lie beside movements: all change a stockroom, and all are found by bar and time. */
export const stockMovementCollection = recordCollection<StockMove>(stockMovementSchema, [['barId', 'movedAt']])
