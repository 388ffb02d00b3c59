import type { Visit } from '../visit/visit.ts'

/** Whether it counts: closed, and no duplicate or exercise. What left, or did not come, is no visit handled. */
export function isHandled({ state, marks = [] }: Pick<Visit, 'state' | 'marks'>): boolean {
  return state === 'closed' && marks.length === 0
}
