import type { HTMLAttributes } from 'react'
import { Input, Label, Text, TextField as AriaTextField } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldError } from './FieldError.tsx'

export type TextFieldProps = {
  /** Of the input itself: what an error summary links to. */
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'search'
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly autoCapitalize?: 'off' | 'words' | 'characters' | 'sentences'
  readonly autoComplete?: string
  readonly maxLength?: number
  /** An answer of a few characters has a field to match. */
  readonly isShort?: boolean
}

export function TextField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  type = 'text',
  inputMode = 'text',
  autoCapitalize = 'off',
  autoComplete = 'off',
  maxLength,
  isShort = false,
}: TextFieldProps) {
  const isWrong = error !== undefined
  return (
    <AriaTextField
      id={id}
      className={classes(styles.field, isWrong && styles.isWrong)}
      value={value}
      onChange={onChange}
      type={type}
      inputMode={inputMode}
      autoComplete={autoComplete}
      autoCorrect="off"
      spellCheck="false"
      isInvalid={isWrong}
      validationBehavior="aria"
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError message={error} />
      <Input autoCapitalize={autoCapitalize} className={classes(styles.input, isShort && styles.short)} />
    </AriaTextField>
  )
}
