import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = {
  readonly children: ReactNode
  readonly onPress?: (() => void) | undefined
  readonly kind?: ButtonKind
  readonly icon?: string | undefined
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  /** Keeps its place and its focus, takes no further press, and says `pendingLabel`. */
  readonly isPending?: boolean
  readonly pendingLabel?: string
  readonly isFullWidth?: boolean
  /** Says more than the words on it: begin with those words. */
  readonly label?: string | undefined
  readonly id?: string | undefined
  readonly onFocusChange?: (isFocused: boolean) => void
}

export function Button({
  children,
  onPress,
  kind = 'secondary',
  icon,
  type = 'button',
  isDisabled = false,
  isPending = false,
  pendingLabel = 'Working',
  isFullWidth = false,
  label,
  id,
  onFocusChange,
}: ButtonProps) {
  return (
    <AriaButton
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress === undefined || isPending ? {} : { onPress: () => onPress() })}
      {...(onFocusChange === undefined ? {} : { onFocusChange })}
      type={isPending ? 'button' : type}
      isDisabled={isDisabled}
      aria-disabled={isPending || isDisabled}
      className={classes(styles.button, styles[kind], isFullWidth && styles.full, isPending && styles.pending)}
    >
      {icon !== undefined && <Icon name={isPending ? 'hourglass' : icon} />}
      <span>{isPending ? pendingLabel : children}</span>
    </AriaButton>
  )
}
