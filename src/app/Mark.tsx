import styles from './Mark.module.css'

/** The product's own sign: a bar with a seat on either side, seen from above. */
export function Mark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden focusable={false} className={styles.mark}>
      <rect width="48" height="48" rx="11" className={styles.ground} />
      <rect x="9" y="20" width="30" height="8" rx="4" className={styles.bar} />
      <circle cx="24" cy="11.5" r="4.5" className={styles.bar} />
      <circle cx="15.5" cy="36.5" r="4.5" className={styles.bar} />
      <circle cx="32.5" cy="36.5" r="4.5" className={styles.bar} />
    </svg>
  )
}
