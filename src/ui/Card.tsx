import { type ReactNode, useId } from 'react'
import styles from './Card.module.css'

export type CardProps = {
  readonly title?: string | undefined
  /** At the right of the title: a count, a small button. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function Card({ title, aside, children }: CardProps) {
  const titleId = useId()
  return (
    <section className={styles.card} aria-labelledby={title === undefined ? undefined : titleId}>
      {title !== undefined && (
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}
