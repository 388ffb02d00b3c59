import styles from './CheckIn.module.css'
import type { CheckIn } from './useCheckIn.ts'

export function SaveFailure({ of }: { readonly of: CheckIn }) {
  if (of.failure === null) return null
  return (
    <p role="alert" className={styles.failure}>
      This is not saved yet. Please tap again, or ask a technician.
    </p>
  )
}
