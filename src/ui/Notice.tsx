import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './Notice.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

const looks = {
  info: { icon: 'info', word: 'Note' },
  warning: { icon: 'triangle-alert', word: 'Warning' },
  success: { icon: 'circle-check', word: 'Done' },
  error: { icon: 'circle-alert', word: 'Problem' },
} as const

export type NoticeProps = {
  readonly kind?: keyof typeof looks
  readonly title?: string | undefined
  readonly children?: ReactNode
  /** Buttons or links that answer it. */
  readonly actions?: ReactNode
  readonly onDismiss?: (() => void) | undefined
  /** Came up while somebody was working: a screen reader says it. */
  readonly isNews?: boolean
}

export function Notice({ kind = 'info', title, children, actions, onDismiss, isNews = false }: NoticeProps) {
  const look = looks[kind]
  return (
    <div className={classes(styles.notice, styles[kind])} role={isNews ? 'status' : undefined}>
      <Icon name={look.icon} />
      <div className={classes(styles.words, children === undefined && styles.isLine)}>
        <VisuallyHidden>{look.word}: </VisuallyHidden>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss !== undefined && (
        <Button kind="quiet" onPress={onDismiss}>
          Hide
        </Button>
      )}
    </div>
  )
}
