import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './Page.module.css'
import { useTitle } from './useTitle.ts'

export type PageProps = {
  readonly title: string
  /** A line under the heading. */
  readonly lead?: ReactNode
  readonly back?: { readonly to: string; readonly label: string } | undefined
  /** The one primary action: top right where there is room, full width under the heading where there is not. */
  readonly action?: ReactNode
  /** A question is easier to read in a narrow column; a board takes the room there is. */
  readonly width?: 'reading' | 'board'
  /** Says "Error" first in the window's name, as a screen reader user hears it on arriving. */
  readonly hasProblem?: boolean
  /** Takes the place of another screen at the same address: its heading takes the focus all the same. */
  readonly isNextStep?: boolean
  /** What the screen is about right now. When that changes and the pressed button is gone, the heading takes the focus. */
  readonly stage?: string
  readonly children: ReactNode
}

/** A screen: heading, way back, primary action. The heading takes the focus when one screen follows another. */
export function Page({
  title,
  lead,
  back,
  action,
  width = 'board',
  hasProblem = false,
  isNextStep = false,
  stage = '',
  children,
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname, key } = useLocation()
  // 'default' is the key of the first location: a fresh load starts at the top of the page, as any page does.
  const arrivedAt = key === 'default' && !isNextStep ? null : pathname
  useTitle(hasProblem ? `Error: ${title}` : title)
  // With the screen itself, not after it: a key pressed in between would go nowhere.
  useLayoutEffect(() => {
    if (arrivedAt !== null) heading.current?.focus()
  }, [arrivedAt])
  const shownStage = useRef(stage)
  useLayoutEffect(() => {
    if (shownStage.current === stage) return
    shownStage.current = stage
    if (document.activeElement === document.body) heading.current?.focus()
  }, [stage])
  return (
    <div className={classes(styles.page, styles[width])}>
      {back !== undefined && (
        <Link to={back.to} className={styles.back}>
          <Icon name="arrow-left" />
          {back.label}
        </Link>
      )}
      <div className={styles.head}>
        <div className={styles.heading}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <div className={styles.lead}>{lead}</div>}
        </div>
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
      {children}
    </div>
  )
}
