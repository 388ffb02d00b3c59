import type { Visit } from './visit.ts'

const msPerMinute = 60_000

/** Whole minutes of service, hold left out, up to the closing or to now; null before the service started. */
export function serviceMinutesOf(
  visit: Pick<Visit, 'startedAt' | 'closedAt' | 'heldMs' | 'heldSince'>,
  now: Date,
): number | null {
  if (visit.startedAt === null) return null
  const end = visit.closedAt === null ? now.getTime() : Date.parse(visit.closedAt)
  const running = visit.heldSince === null ? 0 : Math.max(0, end - Date.parse(visit.heldSince))
  return Math.max(0, Math.floor((end - Date.parse(visit.startedAt) - visit.heldMs - running) / msPerMinute))
}
