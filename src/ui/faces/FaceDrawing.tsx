import type { ReactNode } from 'react'
import styles from './FaceDrawing.module.css'

/** The head and eyes that all four share: only the mouth tells them apart, and none is larger or brighter. */
export function FaceDrawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 120 120" aria-hidden focusable={false} className={styles.face}>
      <circle cx="60" cy="60" r="54" className={styles.line} />
      <circle cx="41" cy="50" r="6" className={styles.eye} />
      <circle cx="79" cy="50" r="6" className={styles.eye} />
      {children}
    </svg>
  )
}

/** A line of the face. */
export function FaceLine({ d }: { readonly d: string }) {
  return <path d={d} className={styles.line} />
}
