import { useId } from 'react'
import styles from './ProgressBar.module.css'

export type ProgressBarProps = {
  readonly label: string
  readonly done: number
  /** Null while nobody knows how much there is. */
  readonly total: number | null
}

export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const labelId = useId()
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span id={labelId}>{label}</span>
        <span>{total === null ? done : `${done} of ${total}`}</span>
      </div>
      <progress
        aria-labelledby={labelId}
        className={styles.bar}
        {...(total === null ? {} : { value: done, max: Math.max(total, 1) })}
      />
    </div>
  )
}
