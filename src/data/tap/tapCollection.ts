import { type Tap, tapSchema } from '../../domain/tap/tap.ts'
import { recordCollection } from '../record/recordCollection.ts'

export const tapCollection = recordCollection<Tap>(tapSchema, [])
