import { Label, Text, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldError } from './FieldError.tsx'

export type TextAreaProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  /** More may be typed, so that nothing is cut off unseen; the caller says what is wrong with it. */
  readonly longest?: number
  readonly rows?: number
}

export function TextArea({ id, label, hint, error, value, onChange, longest, rows = 4 }: TextAreaProps) {
  const isWrong = error !== undefined
  return (
    <AriaTextField
      id={id}
      className={classes(styles.field, isWrong && styles.isWrong)}
      value={value}
      onChange={onChange}
      isInvalid={isWrong}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError message={error} />
      <AriaTextArea rows={rows} className={classes(styles.input, styles.area)} />
      {longest !== undefined && <Count left={longest - value.length} />}
    </AriaTextField>
  )
}

function Count({ left }: { readonly left: number }) {
  const isOver = left < 0
  const characters = Math.abs(left) === 1 ? 'character' : 'characters'
  return (
    <p className={classes(styles.count, isOver && styles.isOver)} aria-live={left <= 20 ? 'polite' : 'off'}>
      {isOver ? `${-left} ${characters} too many` : `${left} ${characters} left`}
    </p>
  )
}
