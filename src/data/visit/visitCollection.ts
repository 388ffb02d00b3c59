import { type Visit, visitSchema } from '../../domain/visit/visit.ts'
import { recordCollection } from '../record/recordCollection.ts'

export const visitCollection = recordCollection<Visit>(
  visitSchema,
  [
    ['isOpen', 'arrivedAt'],
    ['openingId', 'arrivedAt'],
    ['staffNumber', 'arrivedAt'],
    ['isLoanerIssued', 'arrivedAt'],
    ['isPromised', 'arrivedAt'],
  ],
  // Version 1 finds visits by their promise; what came before has none.
  [(record) => record],
)
