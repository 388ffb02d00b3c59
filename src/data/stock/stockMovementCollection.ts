import { type StockMovement, stockMovementSchema } from '../../domain/stock/stockMovement.ts'
import { recordCollection } from '../record/recordCollection.ts'

export const stockMovementCollection = recordCollection<StockMovement>(stockMovementSchema, [['barId', 'movedAt']])
