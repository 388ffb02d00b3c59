import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Icon } from './Icon.tsx'
import styles from './PinPad.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type PinPadProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly submitLabel: string
  readonly value: string
  readonly onChange: (pin: string) => void
  readonly onSubmit: () => void
  readonly isPending?: boolean
  readonly pendingLabel?: string
}

const longest = 8

/** Large keys beside a real password field: a hardware keyboard and a screen reader type into that. */
export function PinPad(props: PinPadProps) {
  const { id, label, hint, error, submitLabel, value, onChange, onSubmit, isPending = false, pendingLabel } = props
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!isPending) field.current?.focus({ preventScroll: true })
  }, [isPending])
  const change = (pin: string) => {
    if (!isPending) onChange(pin.replace(/\D/g, '').slice(0, longest))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) onSubmit()
  }
  return (
    <form className={classes(styles.pad, error !== undefined && fieldStyles.isWrong)} onSubmit={submit} noValidate>
      <label htmlFor={id} className={fieldStyles.label}>
        {label}
      </label>
      {hint !== undefined && (
        <span id={`${id}-hint`} className={fieldStyles.hint}>
          {hint}
        </span>
      )}
      <span id={`${id}-error`} role="alert" className={fieldStyles.error}>
        {error !== undefined && (
          <>
            <Icon name="circle-alert" />
            <span>{error}</span>
          </>
        )}
      </span>
      <input
        ref={field}
        id={id}
        type="password"
        // The pad is on the glass already: no soft keyboard over it.
        inputMode="none"
        autoComplete="off"
        className={classes(fieldStyles.input, styles.dots)}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={error !== undefined}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
      <div className={styles.keys}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <Key key={digit} onPress={() => change(value + digit)}>
            {digit}
          </Key>
        ))}
        <Key onPress={() => change(value.slice(0, -1))}>
          <Icon name="delete" />
          <VisuallyHidden>Delete the last digit</VisuallyHidden>
        </Key>
        <Key onPress={() => change(`${value}0`)}>0</Key>
        <Key onPress={() => change('')}>
          <Icon name="x" />
          <VisuallyHidden>Clear</VisuallyHidden>
        </Key>
      </div>
      <Button type="submit" kind="primary" isFullWidth isPending={isPending} {...(pendingLabel && { pendingLabel })}>
        {submitLabel}
      </Button>
    </form>
  )
}

function Key({ children, onPress }: { readonly children: ReactNode; readonly onPress: () => void }) {
  return (
    <AriaButton className={styles.key ?? ''} onPress={onPress}>
      {children}
    </AriaButton>
  )
}
