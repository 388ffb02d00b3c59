import type { Doors } from '../../domain/attendance/barAttendance.ts'
import type { Bar } from '../../domain/bar/bar.ts'
import { nextOpening } from '../../domain/opening/nextOpening.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import { dayWords } from '../../ui/timeWords.ts'
import styles from './WallBoard.module.css'

export type ClosedNoteProps = {
  readonly bar: Bar
  readonly rota: readonly Opening[]
  readonly doors: Doors
  readonly now: Date
}

/** Outside the hours: when it opens again. */
export function ClosedNote({ bar, rota, doors, now }: ClosedNoteProps) {
  const next = nextOpening(bar, rota, doors, now)
  return (
    <div className={styles.closed}>
      <h1>{bar.name} is closed</h1>
      <p>
        {next === null
          ? 'No opening is planned in the next two weeks.'
          : `Open again ${dayWords(next.day)}, ${next.from} to ${next.to}.`}
      </p>
    </div>
  )
}
