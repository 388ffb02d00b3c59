import type { ServiceCounts, ServiceFigures } from './createServiceFigures.ts'
import { leastCount, suppressSmall } from './suppressSmall.ts'

/** A share of fewer than this is not told: as the definition of satisfaction says, and here of every share. */
export const leastBase = 10

/** The definitions of the figures, as they stand above every export. */
export const figureDefinitions: readonly string[] = [
  'Visits handled: closed visits, without abandoned, no-show, duplicate or training.',
  'First-time fix, claimed: handled incident visits recorded as fixed or swapped, over handled incident visits; advice and collected are left out.',
  'First-time fix, verified: of those whose window of 14 days is over, fixed or swapped without a further visit by the same requester for the same reason or device at any bar. Provisional: some windows are still open, and those visits are not in it.',
  'Satisfaction: taps on the top two of four faces over valid taps, of visits handled and of unattended screens. Response: visits tapped over visits offered. Misuse: presses closer together than 5 s on an unattended screen, over all presses.',
  `Counts below ${leastCount} are suppressed, and further ones with which they could be calculated. Shares of fewer than ${leastBase}, or beside a suppressed count, are suppressed.`,
  'Records that tablets have not sent yet are not in it.',
]

export const figureColumns = [
  'Bar',
  'Week',
  'Visits handled',
  'First-time fix claimed',
  'First-time fix verified',
  'Provisional',
  'Taps',
  'Satisfaction',
  'Response',
  'Misuse',
] as const

const suppressed = 'suppressed'

/** Rows per bar and week, with all weeks of a bar, all bars of a week, and all: as they may leave the house. */
export function figuresTable(figures: ServiceFigures): readonly (readonly string[])[] {
  const [bars, weeks] = [figures.bars(), figures.weeks()]
  const tableOf = (count: (counts: ServiceCounts) => number) =>
    suppressSmall(bars.map((bar) => weeks.map((week) => count(figures.of(bar, week)))))
  const [visits, taps] = [tableOf(({ handled }) => handled), tableOf((counts) => counts.taps)]
  return [...bars, null].flatMap((bar, row) =>
    [...weeks, null].map((week, column) => {
      const counts = figures.of(bar, week)
      return [
        bar ?? 'All bars',
        week ?? 'All weeks',
        ...visitCells(counts, visits[row]?.[column] ?? null),
        ...tapCells(counts, taps[row]?.[column] ?? null),
      ]
    }),
  )
}

function visitCells(counts: ServiceCounts, handled: number | null): readonly string[] {
  const { incidents, claimed, settled, verified } = counts
  return [
    countWord(handled),
    shareWord(claimed, incidents, handled),
    shareWord(verified, settled, handled),
    incidents > settled ? 'yes' : 'no',
  ]
}

function tapCells(counts: ServiceCounts, taps: number | null): readonly string[] {
  const { satisfied, tapped, offered, misused } = counts
  return [
    countWord(taps),
    shareWord(satisfied, counts.taps, taps),
    shareWord(tapped, offered, taps),
    shareWord(misused, counts.taps + misused, taps),
  ]
}

function countWord(count: number | null): string {
  return count === null ? suppressed : String(count)
}

/** Whole percent; `beside` is the count in whose row it stands. */
function shareWord(part: number, base: number, beside: number | null): string {
  if (base === 0 && beside !== null) return ''
  return beside === null || base < leastBase ? suppressed : `${Math.round((part / base) * 100)} %`
}
