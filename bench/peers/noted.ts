import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { stampAt } from '../documents/benchVisits.ts'

/** One event more, by the product's own rules: what all contenders pay alike. */
export function noted(visit: Visit): Visit {
  return addVisitEvent(visit, { kind: 'noted', text: 'Battery checked' }, stampAt(0, 5))
}
