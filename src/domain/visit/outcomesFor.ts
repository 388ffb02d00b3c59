import type { Reason } from '../catalogue/catalogue.ts'
import { type Outcome, outcomes } from './visitEvent.ts'

/** The outcomes a visit may have, in their order on the screen. Only a request can be collected. */
export function outcomesFor(kind: Reason['kind']): readonly Outcome[] {
  return kind === 'request' ? outcomes : outcomes.filter((outcome) => outcome !== 'collected')
}
