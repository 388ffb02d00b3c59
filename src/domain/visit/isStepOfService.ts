import type { VisitEvent } from './visitEvent.ts'

const stepsOfService: ReadonlySet<VisitEvent['kind']> = new Set([
  'put first',
  'called',
  'started',
  'handed over',
  'held',
  'resumed',
  'returned to queue',
  'abandoned',
  'no-show',
])

/** What only somebody who waits or is being helped can have happen to them: a closed visit has no more of it. */
export function isStepOfService({ kind }: Pick<VisitEvent, 'kind'>): boolean {
  return stepsOfService.has(kind)
}
