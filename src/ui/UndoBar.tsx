import { useState } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import styles from './UndoBar.module.css'
import { useCountdown } from './useCountdown.ts'

export type UndoBarProps = {
  readonly message: string
  readonly onUndo: () => void
  /** The time is over, or somebody hid it. */
  readonly onEnd: () => void
  readonly seconds?: number
}

/** What was just done, and ten seconds to take it back; the time stands still while a button of it has the focus. */
export function UndoBar({ message, onUndo, onEnd, seconds = 10 }: UndoBarProps) {
  const [isFocused, setFocused] = useState(false)
  const left = useCountdown(seconds, isFocused, onEnd)
  return (
    <section aria-label="Last step" className={styles.bar}>
      <Icon name="check" />
      <output className={styles.message}>{message}</output>
      <span className={styles.left} aria-hidden>
        {left} s
      </span>
      <Button icon="undo-2" onPress={onUndo} onFocusChange={setFocused}>
        Undo
      </Button>
      <Button kind="quiet" onPress={onEnd} onFocusChange={setFocused}>
        Hide
      </Button>
    </section>
  )
}
