import { correctedTimeOf } from '../record/orderEvents.ts'
import type { Attendance, AttendanceEvent, DayPackItem } from './attendance.ts'

export type Presence = {
  readonly personId: string
  readonly kind: 'there' | 'away' | 'left'
  /** ISO 8601, by the clock of the tablet that told it. */
  readonly since: string
}

export type Doors =
  | { readonly kind: 'not opened' }
  | { readonly kind: 'opened' | 'closed'; readonly at: string; readonly personId: string | null }

export type BarAttendance = {
  /** Everybody who came to this opening, in the order of their last news. */
  readonly people: readonly Presence[]
  readonly doors: Doors
  /** The last check of the day pack; null before the first. */
  readonly dayPack: { readonly at: string; readonly missing: readonly DayPackItem[] } | null
}

const presences = { came: 'there', 'came back': 'there', 'went away': 'away', left: 'left' } as const

/**
 * The fold over what all tablets tell of one opening, in any order. Of each person, of the doors and of the day pack the
 * last news counts, by corrected time: the Lamport numbers of two documents cannot be compared.
 */
export function barAttendance(attendances: readonly Attendance[]): BarAttendance {
  const events = attendances.flatMap((attendance) => attendance.events).toSorted(byTime)
  const people = new Map<string, Presence>()
  let doors: Doors = { kind: 'not opened' }
  let dayPack: BarAttendance['dayPack'] = null
  for (const event of events) {
    const { at, personId } = event
    switch (event.kind) {
      case 'bar opened':
      case 'bar closed':
        doors = { kind: event.kind === 'bar opened' ? 'opened' : 'closed', at, personId }
        break
      case 'day pack checked':
        dayPack = { at, missing: event.missing }
        break
      // Also what a newer app added: it has no presence here.
      default: {
        const kind = presences[event.kind] as Presence['kind'] | undefined
        if (personId === null || kind === undefined) break
        people.delete(personId)
        people.set(personId, { personId, kind, since: at })
      }
    }
  }
  return { people: [...people.values()], doors, dayPack }
}

function byTime(a: AttendanceEvent, b: AttendanceEvent): number {
  return correctedTimeOf(a) - correctedTimeOf(b) || a.seq - b.seq || (a.id < b.id ? -1 : 1)
}
