import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './StateTag.module.css'

export type Tone = 'waiting' | 'active' | 'paused' | 'done' | 'attention'

/** A state in icon, word and colour; any one of the three would do to read it. */
export function StateTag({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone
  readonly icon: string
  readonly children: ReactNode
}) {
  return (
    <span className={classes(styles.tag, styles[tone])}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}
