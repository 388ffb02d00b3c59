import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useIdle } from '../../ui/useIdle.ts'
import { useTitle } from '../../ui/useTitle.ts'
import styles from './VisitorFrame.module.css'

const idleSeconds = 45

export type VisitorFrameProps = {
  readonly title: string
  readonly onLeave: () => void
  /** A screen that says all it has to say goes back sooner. */
  readonly seconds?: number
  readonly children?: ReactNode
}

/** The whole glass for a visitor: one heading, large targets, and back to the technician when nobody touches it. */
export function VisitorFrame({ title, onLeave, seconds = idleSeconds, children }: VisitorFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useIdle(seconds, onLeave)
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
          Technician
        </Button>
      </footer>
    </div>
  )
}
