import type { Encounter } from './drawEncounter.ts'

export type Arriving = { readonly arrivedAt: Date; readonly encounter: Encounter }

export type Turn =
  | (Arriving & {
      readonly kind: 'served'
      readonly startedAt: Date
      /** Null when the visit was never on hold. */
      readonly hold: { readonly from: Date; readonly to: Date } | null
      readonly closedAt: Date
      /** Who serves, as a place in the list of technicians. */
      readonly technician: number
    })
  | (Arriving & { readonly kind: 'left'; readonly as: 'abandoned' | 'no-show'; readonly leftAt: Date })

/** What must still happen after a closing: the tap, a follow-up, an undo. */
const afterwardsMs = 150_000
const shortestServiceMs = 120_000
const greetingMs = 15_000

/**
 * First come, first served by whoever is free. All is over before the doors close: a hold that would last longer is not
 * begun, a service is cut to what is left, and who cannot be served any more leaves.
 */
export function takeTurns(arriving: readonly Arriving[], technicians: number, closesAt: Date): readonly Turn[] {
  const lastClosing = closesAt.getTime() - afterwardsMs
  const freeAt = Array.from({ length: technicians }, () => 0)
  return arriving.map((arrival): Turn => {
    const { encounter, arrivedAt } = arrival
    const arrived = arrivedAt.getTime()
    if (encounter.leaving !== null) {
      const leftAt = new Date(Math.min(arrived + encounter.leaving.afterMs, lastClosing))
      return { ...arrival, kind: 'left', as: encounter.leaving.kind, leftAt }
    }
    const technician = freeAt.indexOf(Math.min(...freeAt))
    const started = Math.max(arrived + greetingMs, freeAt[technician] ?? 0)
    if (started + shortestServiceMs > lastClosing)
      return { ...arrival, kind: 'left', as: 'abandoned', leftAt: new Date(lastClosing) }
    const worked = Math.min(encounter.serviceMs, lastClosing - started)
    const holdMs = started + worked + encounter.holdMs > lastClosing ? 0 : encounter.holdMs
    freeAt[technician] = started + worked
    const heldFrom = started + Math.floor(worked / 2)
    return {
      ...arrival,
      kind: 'served',
      technician,
      startedAt: new Date(started),
      hold: holdMs === 0 ? null : { from: new Date(heldFrom), to: new Date(heldFrom + holdMs) },
      closedAt: new Date(started + worked + holdMs),
    }
  })
}
