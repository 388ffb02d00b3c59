import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ButtonKind } from './Button.tsx'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type LinkButtonProps = {
  readonly to: string
  readonly children: ReactNode
  readonly kind?: ButtonKind
  readonly icon?: string | undefined
  readonly isFullWidth?: boolean
  readonly label?: string | undefined
}

/** Looks like a button, goes to another screen. */
export function LinkButton({ to, children, kind = 'secondary', icon, isFullWidth = false, label }: LinkButtonProps) {
  return (
    <Link to={to} aria-label={label} className={classes(styles.button, styles[kind], isFullWidth && styles.full)}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  )
}
