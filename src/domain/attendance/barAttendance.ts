import { orderEvents, timesInOwnOrder } from '../record/orderEvents.ts'
import type { Attendance, AttendanceEvent, DayPackItem } from './attendance.ts'

export type Presence = {
  readonly personId: string
  readonly kind: 'there' | 'away' | 'left'
  /** ISO 8601, by the clock of the tablet that told it. */
  readonly since: string
}

export type Doors =
  | { readonly kind: 'not opened' }
  | {
      readonly kind: 'opened' | 'closed'
      readonly at: string
      readonly siteId: string
      readonly personId: string | null
    }

export type BarAttendance = {
  /** Everybody who came to this opening, in the order of their last news. */
  readonly people: readonly Presence[]
  readonly doors: Doors
  /** The last check of the day pack; null before the first. */
  readonly dayPack: { readonly at: string; readonly missing: readonly DayPackItem[] } | null
}

type Told = { readonly event: AttendanceEvent; readonly time: number }

const presences = { came: 'there', 'came back': 'there', 'went away': 'away', left: 'left' } as const

/**
 * The fold over what all tablets tell of one opening, in any order. Rules:
 * - Of the doors and of the day pack the last news counts.
 * - Somebody has left when every tablet that they came on says so; else the last of the other tablets' news of them counts.
 * - Within a tablet's account its own order counts, whatever happened to its clock; between tablets, corrected time.
 */
export function barAttendance(attendances: readonly Attendance[]): BarAttendance {
  const told = attendances.flatMap((attendance) => inOwnOrder(attendance)).toSorted(byTime)
  let doors: Doors = { kind: 'not opened' }
  let dayPack: BarAttendance['dayPack'] = null
  for (const { event } of told) {
    if (event.kind === 'bar opened' || event.kind === 'bar closed') doors = doorsOf(event)
    if (event.kind === 'day pack checked') dayPack = { at: event.at, missing: event.missing }
  }
  return { people: peopleOf(told.map(({ event }) => event)), doors, dayPack }
}

function inOwnOrder({ events }: Attendance): readonly Told[] {
  const ordered = orderEvents(events)
  const times = timesInOwnOrder(ordered)
  return ordered.map((event, place) => ({ event, time: times[place] ?? 0 }))
}

function byTime(a: Told, b: Told): number {
  return a.time - b.time || (a.event.id < b.event.id ? -1 : 1)
}

function doorsOf({
  kind,
  at,
  siteId,
  personId,
}: Extract<AttendanceEvent, { kind: 'bar opened' | 'bar closed' }>): Doors {
  return { kind: kind === 'bar opened' ? 'opened' : 'closed', at, siteId, personId }
}

function peopleOf(events: readonly AttendanceEvent[]): readonly Presence[] {
  const byTablet = new Map<string, Map<string, Presence>>()
  for (const { kind, personId, tabletId, at } of events) {
    // What a newer app added has no presence here.
    const presence = (presences as Partial<Record<string, Presence['kind']>>)[kind]
    if (personId === null || presence === undefined) continue
    const tablets = byTablet.get(personId) ?? new Map<string, Presence>()
    tablets.delete(tabletId)
    tablets.set(tabletId, { personId, kind: presence, since: at })
    byTablet.delete(personId)
    byTablet.set(personId, tablets)
  }
  return [...byTablet.values()].flatMap((tablets) => {
    const news = [...tablets.values()]
    return news.findLast(({ kind }) => kind !== 'left') ?? news.at(-1) ?? []
  })
}
