import type { ReactNode } from 'react'

/** One answer among several. `icon` is the name of a drawing, or a drawing of the caller's own. */
export type Choice<T extends string> = {
  readonly value: T
  readonly label: string
  readonly hint?: string | undefined
  readonly icon?: string | ReactNode
  readonly isDisabled?: boolean
}

export type ChoiceProps<T extends string> = {
  /** Of the group: what an error summary links to. */
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly choices: readonly Choice<T>[]
  /** The label is already on the screen as its heading. */
  readonly isLabelHidden?: boolean
}
