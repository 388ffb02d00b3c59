import { type Swap, swapSchema } from '../../domain/swap/swap.ts'
import { recordCollection } from '../record/recordCollection.ts'

export const swapCollection = recordCollection<Swap>(swapSchema, [['visitId'], ['staffNumber'], ['state', 'swappedAt']])
