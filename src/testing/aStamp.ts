import type { Stamp } from '../domain/record/eventStamp.ts'

/** A stamp of Tuesday 24 November 2026, `minute` minutes after nine in the morning. */
export function aStamp(minute: number, changes: Partial<Stamp> = {}): Stamp {
  return {
    id: `event-${minute}`,
    at: new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString(),
    clockOffsetMs: 0,
    personId: 'person-1',
    tabletId: 'tablet-1',
    ...changes,
  }
}
