import type { Presence } from '../attendance/barAttendance.ts'
import { expectedWaits } from './expectedWaits.ts'
import { inTurn } from './inTurn.ts'
import { techniciansThere } from './techniciansThere.ts'
import type { Visit } from './visit.ts'

export type QueueOutlook = {
  /** Who waits, in turn, and for how many milliseconds more by the bar's own recent visits. */
  readonly inLine: readonly { readonly visit: Visit; readonly waitMs: number }[]
  /** Milliseconds that somebody who came now would wait. */
  readonly waitNowMs: number
}

export type BarAtWork = {
  /** The bar's visits that are not over. */
  readonly open: readonly Visit[]
  /** Those that were over last. */
  readonly recent: readonly Visit[]
  /** Who is at today's opening, by what the bar's tablets told. */
  readonly people: readonly Presence[]
}

export function queueOutlook({ open, recent, people }: BarAtWork, now: Date): QueueOutlook {
  const waiting = inTurn(open.filter(({ state }) => state === 'waiting'))
  const waits = expectedWaits({
    waiting: waiting.length,
    inServiceMs: open.filter(({ state }) => state === 'in service').map((visit) => lastedMs(visit, now)),
    recentServiceMs: recent.flatMap(({ serviceMs }) => (typeof serviceMs === 'number' ? [serviceMs] : [])),
    technicians: techniciansThere(people, open, recent, now),
  })
  return {
    inLine: waiting.map((visit, place) => ({ visit, waitMs: waits[place] ?? 0 })),
    waitNowMs: waits.at(-1) ?? 0,
  }
}

function lastedMs({ startedAt, heldMs }: Visit, now: Date): number {
  return startedAt === null ? 0 : Math.max(0, now.getTime() - Date.parse(startedAt) - heldMs)
}
