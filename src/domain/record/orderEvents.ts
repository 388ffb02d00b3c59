import type { EventStamp, Stamp } from './eventStamp.ts'

/** Milliseconds since 1970 by the centre's clock, as well as the tablet knew it at the event. */
export function correctedTimeOf(stamp: Pick<EventStamp, 'at' | 'clockOffsetMs'>): number {
  return Date.parse(stamp.at) + (stamp.clockOffsetMs ?? 0)
}

/** Cause before effect, then corrected time, then id: the same order on every tablet. */
export function orderEvents<T extends EventStamp>(events: readonly T[]): readonly T[] {
  return events.toSorted(
    (a, b) => a.seq - b.seq || correctedTimeOf(a) - correctedTimeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

/** Gives a stamp its place after all events of the document that this tablet knows. */
export function placeAfter(events: readonly EventStamp[], stamp: Stamp): EventStamp {
  return { ...stamp, seq: events.reduce((highest, event) => Math.max(highest, event.seq), 0) + 1 }
}

/** Less than any two events are apart; it only keeps an order. */
const aMomentMs = 0.001

/**
 * Corrected times of what one tablet told, in the order in which it told it, each later than the one before: what it knew of
 * its clock, or the clock itself, may have changed in between, and that is no reason to put effect before cause.
 */
export function timesInOwnOrder(stamps: readonly Pick<EventStamp, 'at' | 'clockOffsetMs'>[]): readonly number[] {
  let latest = Number.NEGATIVE_INFINITY
  return stamps.map((stamp) => {
    latest = Math.max(latest + aMomentMs, correctedTimeOf(stamp))
    return latest
  })
}
