import { format, isValid, parseISO } from 'date-fns'
import type { Tap } from '../tap/tap.ts'
import type { Visit } from '../visit/visit.ts'
import { type FollowUps, isWindowOver } from './createFollowUps.ts'
import { isHandled } from './isHandled.ts'

/** What is counted of one bar in one week, or of several together. */
export type ServiceCounts = {
  readonly handled: number
  readonly incidents: number
  /** Incident visits that technicians recorded as fixed or swapped. */
  readonly claimed: number
  /** Incident visits whose window is over. */
  readonly settled: number
  readonly verified: number
  readonly offered: number
  readonly tapped: number
  readonly taps: number
  readonly satisfied: number
  readonly misused: number
}

/** What is not counted though it may be of the period, and why. */
export type LeftOut = { readonly id: string; readonly why: string }

export type ServiceFigures = {
  takeVisit(visit: Visit): void
  takeTap(tap: Tap): void
  /** Notes one from which nothing may be told but what every record carries. */
  leaveOut(record: Pick<Visit, 'id' | 'openingId'>, why: string): void
  readonly leftOut: () => readonly LeftOut[]
  readonly bars: () => readonly string[]
  /** Such as `2026-W48`, in their order. */
  readonly weeks: () => readonly string[]
  /** Of one bar or week, or of all. */
  of(barId: string | null, week: string | null): ServiceCounts
}

export type FiguresPeriod = {
  /** Calendar days, both within. */
  readonly from: string
  readonly to: string
  readonly now: Date
  /** Reasons that are incidents. */
  readonly incidentIds: ReadonlySet<string>
  /** Visits that `isHandled`, of all weeks: a smiley counts with its visit, which may be taken after it. */
  readonly handledIds: ReadonlySet<string>
  readonly followUps: FollowUps
}

const none: ServiceCounts = {
  handled: 0,
  incidents: 0,
  claimed: 0,
  settled: 0,
  verified: 0,
  offered: 0,
  tapped: 0,
  taps: 0,
  satisfied: 0,
  misused: 0,
}

/**
 * Counts visits and taps per bar and week, by the day of their opening. Rules: visits handled count (`isHandled`), and taps
 * with them, or by themselves where they are of no visit; of a tap whose press was misuse nothing else counts. Follow-ups have to be noted before visits are taken.
 */
export function createServiceFigures(period: FiguresPeriod): ServiceFigures {
  const cells = new Map<string, Map<string, ServiceCounts>>()
  const leftOut: LeftOut[] = []
  const isOutside = (day: string) => day < period.from || day > period.to
  const add = ({ id, barId, openingId }: Visit | Tap, counts: Partial<ServiceCounts>) => {
    const day = dayOf(openingId)
    // Whatever stands there, a screen for visitors may have written it.
    if (day === null) return void leftOut.push({ id, why: 'its opening has no day that a calendar knows' })
    if (isOutside(day)) return
    const week = format(parseISO(day), "RRRR-'W'II")
    const weeks = cells.get(barId) ?? new Map<string, ServiceCounts>()
    cells.set(barId, weeks.set(week, together(weeks.get(week) ?? none, { ...none, ...counts })))
  }
  const weeks = () => [...new Set([...cells.values()].flatMap((known) => [...known.keys()]))].toSorted(inOrder)
  return {
    takeVisit: (visit) => {
      if (isHandled(visit)) add(visit, countsOf(visit, period))
    },
    takeTap: (tap) => {
      const { visitId, isMisuse = false, face } = tap
      if (visitId !== null && !period.handledIds.has(visitId)) return
      if (isMisuse) return add(tap, { misused: 1 })
      const satisfied = face === 'very good' || face === 'good' ? 1 : 0
      add(tap, { taps: 1, satisfied, tapped: visitId === null ? 0 : 1 })
    },
    leaveOut: ({ id, openingId }, why) => {
      const day = dayOf(openingId)
      if (day === null || !isOutside(day)) leftOut.push({ id, why })
    },
    leftOut: () => leftOut,
    bars: () => [...cells.keys()].toSorted(inOrder),
    weeks,
    of: (barId, week) =>
      [...cells]
        .filter(([bar]) => barId === null || bar === barId)
        .flatMap(([, known]) => [...known].flatMap(([of, counts]) => (week === null || of === week ? [counts] : [])))
        .reduce(together, none),
  }
}

/** `yyyy-MM-dd`, as an opening's id ends; null where no calendar has that day. */
function dayOf(openingId: string): string | null {
  const day = openingId.slice(-10)
  return /^\d{4}-\d\d-\d\d$/.test(day) && isValid(parseISO(day)) ? day : null
}

function countsOf(visit: Visit, { incidentIds, followUps, now }: FiguresPeriod): Partial<ServiceCounts> {
  const offered = visit.tapOffered ? 1 : 0
  const isJudged = incidentIds.has(visit.reasonId) && visit.outcome !== 'advice' && visit.outcome !== 'collected'
  if (!isJudged) return { handled: 1, offered }
  const claimed = visit.outcome === 'fixed' || visit.outcome === 'swapped' ? 1 : 0
  const settled = visit.wasFollowedUp !== undefined || isWindowOver(visit, now) ? 1 : 0
  const verified = settled === 1 && claimed === 1 && !followUps.isFollowedUp(visit) ? 1 : 0
  return { handled: 1, incidents: 1, offered, claimed, settled, verified }
}

function together(a: ServiceCounts, b: ServiceCounts): ServiceCounts {
  const names = Object.keys(none) as (keyof ServiceCounts)[]
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as ServiceCounts
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : 1
}
