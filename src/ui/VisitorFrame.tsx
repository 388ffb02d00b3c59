import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import { useIdle } from './useIdle.ts'
import { useTitle } from './useTitle.ts'
import styles from './VisitorFrame.module.css'

const idleSeconds = 45

export type VisitorFrameProps = {
  readonly title: string
  readonly onLeave: () => void
  /** On the small button in the corner that calls `onLeave`. */
  readonly leaveLabel: string
  /** When nobody has touched it for a while; where that is something else than leaving. */
  readonly onIdle?: () => void
  /** A screen that says all it has to say goes back sooner. */
  readonly seconds?: number
  readonly children?: ReactNode
}

/** The whole glass for a visitor: one heading, large targets, and an end when nobody touches it. */
export function VisitorFrame({
  title,
  onLeave,
  leaveLabel,
  onIdle = onLeave,
  seconds = idleSeconds,
  children,
}: VisitorFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useIdle(seconds, onIdle)
  useLayoutEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <div data-audience="visitor" className={styles.frame}>
      <main className={styles.main}>
        <h1 ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h1>
        {children}
      </main>
      <footer className={styles.footer}>
        <Button kind="quiet" icon="lock" onPress={onLeave}>
          {leaveLabel}
        </Button>
      </footer>
    </div>
  )
}
