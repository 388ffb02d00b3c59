import { type ReactNode, Suspense } from 'react'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Mark } from './Mark.tsx'
import styles from './PlainFrame.module.css'

/** The frame before and outside work: the name, the place if known, and the screen. */
export function PlainFrame({ place, children }: { readonly place?: string; readonly children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <Mark />
        <span className={styles.name}>Tech Bar</span>
        {place !== undefined && <span className={styles.place}>{place}</span>}
      </header>
      <main className={styles.main}>
        <Suspense fallback={<Skeleton label="Opening" />}>{children}</Suspense>
      </main>
    </div>
  )
}
