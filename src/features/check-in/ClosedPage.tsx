import type { Doors } from '../../domain/attendance/barAttendance.ts'
import { isOpenAt } from '../../domain/opening/isOpenAt.ts'
import { nextOpening } from '../../domain/opening/nextOpening.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import { openingsNearby } from '../../domain/opening/openingsNearby.ts'
import { dayWords } from '../../ui/timeWords.ts'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import type { Place } from '../../workplace.tsx'
import styles from './CheckIn.module.css'
import type { LeaveProps } from './leaveProps.ts'
import { rotaOf } from './useCheckIn.ts'

export type ClosedPageProps = {
  readonly place: Place
  readonly opening: Opening | null
  readonly openings: readonly Opening[]
  readonly doors: Doors
  readonly now: Date
  readonly leave: LeaveProps
}

/** Outside the hours, and after the last check-in: when it opens again, and where else to go. */
export function ClosedPage({ place: { bar, sites }, opening, openings, doors, now, leave }: ClosedPageProps) {
  const next = nextOpening(bar, rotaOf(openings, bar), doors, now)
  const nearby = openingsNearby(bar, openings, sites, now)
  const isOver = bar.kind === 'desk' && opening !== null && isOpenAt(opening, now)
  return (
    <VisitorFrame key="closed" title={isOver ? 'Check-in has ended for today' : `${bar.name} is closed`} {...leave}>
      {isOver && <p>Those who are in the queue will still be helped. If it cannot wait, ask a technician.</p>}
      <p>
        {next === null
          ? 'No opening is planned in the next two weeks.'
          : `Open again ${dayWords(next.day)}, ${next.from} to ${next.to}.`}
      </p>
      {nearby.length > 0 && (
        <section className={styles.nearby} aria-labelledby="nearby">
          <h2 id="nearby">Near here</h2>
          <ul>
            {nearby.map(({ id, place, opening: at }) => (
              <li key={id}>
                {place}, {dayWords(at.day)}, {at.from} to {at.to}
              </li>
            ))}
          </ul>
        </section>
      )}
    </VisitorFrame>
  )
}
