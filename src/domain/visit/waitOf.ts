import type { Visit } from './visit.ts'

export type Wait =
  | { readonly kind: 'waiting'; readonly minutes: number; readonly isLate: boolean }
  | { readonly kind: 'served'; readonly minutes: number }

const msPerMinute = 60_000

/** Whole minutes from arrival to start of service, hold left out. Late after `targetMinutes`, as the published target says. */
export function waitOf(visit: Pick<Visit, 'arrivedAt' | 'startedAt'>, now: Date, targetMinutes: number): Wait {
  const arrived = Date.parse(visit.arrivedAt)
  if (visit.startedAt !== null) return { kind: 'served', minutes: wholeMinutes(Date.parse(visit.startedAt) - arrived) }
  const minutes = wholeMinutes(now.getTime() - arrived)
  return { kind: 'waiting', minutes, isLate: minutes >= targetMinutes }
}

function wholeMinutes(ms: number): number {
  return Math.max(0, Math.floor(ms / msPerMinute))
}
