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
