import type { Opening } from '../opening/opening.ts'
import type { Visit } from './visit.ts'

/** The visit's promise is for this opening: made for its site, for this day or an earlier one on which it was not kept. */
export function isPromisedAt({ promise }: Visit, { siteId, day }: Pick<Opening, 'siteId' | 'day'>): boolean {
  return promise !== null && promise !== undefined && promise.siteId === siteId && promise.dueOn <= day
}
