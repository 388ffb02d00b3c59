import styles from './Choices.module.css'
import type { Choice } from './choice.ts'
import { Icon } from './Icon.tsx'

/** What stands on a tile: drawing, word, and a line that says more. */
export function TileFace({ choice }: { readonly choice: Choice<string> }) {
  return (
    <>
      {typeof choice.icon === 'string' ? <Icon name={choice.icon} size="tile" /> : choice.icon}
      <span className={styles.words}>
        <span>{choice.label}</span>
        {choice.hint !== undefined && <span className={styles.note}>{choice.hint}</span>}
      </span>
    </>
  )
}
