import { canonicalJson } from './canonicalJson.ts'
import { type EventStamp } from './eventStamp.ts'
import { orderEvents } from './orderEvents.ts'

/**
 * Every event of either side, once, in the common order. An event is never changed after it was made; should two
 * versions of one id meet all the same (a newer app added a field), the one that says more stands.
 */
export function uniteEvents<T extends EventStamp>(mine: readonly T[], theirs: readonly T[]): readonly T[] {
  const byId = new Map<string, T>()
  for (const event of [...mine, ...theirs]) {
    const known = byId.get(event.id)
    byId.set(event.id, known === undefined ? event : theFuller(known, event))
  }
  return orderEvents([...byId.values()])
}

function theFuller<T>(a: T, b: T): T {
  const [left, right] = [canonicalJson(a), canonicalJson(b)]
  if (left.length !== right.length) return left.length > right.length ? a : b
  return left >= right ? a : b
}
