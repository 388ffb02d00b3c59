import { expectedWaits } from './expectedWaits.ts'
import { inTurn } from './inTurn.ts'
import type { Visit } from './visit.ts'

export type QueueOutlook = {
  /** Who waits, in turn, and for how many milliseconds more by the bar's own recent visits. */
  readonly inLine: readonly { readonly visit: Visit; readonly waitMs: number }[]
  /** Milliseconds that somebody who came now would wait. */
  readonly waitNowMs: number
}

/** Who closed a visit so lately is taken to be there still. */
const presentForMs = 60 * 60_000

/** `open`: the bar's visits that are not over; `recent`: those that were over last. */
export function queueOutlook(open: readonly Visit[], recent: readonly Visit[], now: Date): QueueOutlook {
  const waiting = inTurn(open.filter(({ state }) => state === 'waiting'))
  const waits = expectedWaits({
    waiting: waiting.length,
    inServiceMs: open.filter(({ state }) => state === 'in service').map((visit) => lastedMs(visit, now)),
    recentServiceMs: recent.flatMap(({ serviceMs }) => (typeof serviceMs === 'number' ? [serviceMs] : [])),
    technicians: techniciansThere(open, recent, now),
  })
  return {
    inLine: waiting.map((visit, place) => ({ visit, waitMs: waits[place] ?? 0 })),
    waitNowMs: waits.at(-1) ?? 0,
  }
}

function lastedMs({ startedAt, heldMs }: Visit, now: Date): number {
  return startedAt === null ? 0 : Math.max(0, now.getTime() - Date.parse(startedAt) - heldMs)
}

function techniciansThere(open: readonly Visit[], recent: readonly Visit[], now: Date): number {
  const lately = recent.filter(
    ({ closedAt }) => closedAt !== null && now.getTime() - Date.parse(closedAt) < presentForMs,
  )
  const there = [...open, ...lately].flatMap(({ technicianId, call }) => [technicianId, call?.personId ?? null])
  return new Set(there.filter((personId) => personId !== null)).size
}
