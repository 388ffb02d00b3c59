import { useId } from 'react'
import { Button } from './Button.tsx'
import { calendarDayOf, type TypedDay, typedDayOf } from './calendarDay.ts'
import { classes } from './classes.ts'
import styles from './DateField.module.css'
import fieldStyles from './Field.module.css'
import { dayWords } from './timeWords.ts'
import { Icon } from './Icon.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type DateFieldProps = {
  /** Of the day's input: what an error summary links to. */
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: TypedDay
  readonly onChange: (value: TypedDay) => void
  /** Days that fit most answers, as `yyyy-MM-dd`: one tap instead of typing. */
  readonly likely?: readonly { readonly day: string; readonly label: string }[]
}

const parts = [
  { name: 'day', label: 'Day', width: styles.two },
  { name: 'month', label: 'Month', width: styles.two },
  { name: 'year', label: 'Year', width: styles.four },
] as const

/** Three fields, because a picker is slower for a known day and harder to reach by keyboard and screen reader. */
export function DateField({ id, label, hint, error, value, onChange, likely = [] }: DateFieldProps) {
  const base = useId()
  const describedBy = [hint === undefined ? '' : `${base}-hint`, error === undefined ? '' : `${base}-error`]
  const chosen = calendarDayOf(value)
  return (
    <fieldset
      className={classes(fieldStyles.group, error !== undefined && fieldStyles.isWrong)}
      aria-describedby={describedBy.join(' ').trim() || undefined}
    >
      <legend className={classes(fieldStyles.label, styles.legend)}>{label}</legend>
      {hint !== undefined && (
        <span id={`${base}-hint`} className={fieldStyles.hint}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span id={`${base}-error`} className={fieldStyles.error}>
          <Icon name="circle-alert" />
          <span>
            <VisuallyHidden>Error: </VisuallyHidden>
            {error}
          </span>
        </span>
      )}
      {likely.length > 0 && (
        <div className={styles.likely}>
          {likely.map(({ day, label: words }) => (
            <Button key={day} icon={chosen === day ? 'check' : undefined} onPress={() => onChange(typedDayOf(day))}>
              {words}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.parts}>
        {parts.map((part) => (
          <label key={part.name} className={styles.part}>
            <span>{part.label}</span>
            <input
              id={part.name === 'day' ? id : `${id}-${part.name}`}
              className={classes(fieldStyles.input, part.width)}
              inputMode="numeric"
              autoComplete="off"
              aria-invalid={error !== undefined}
              value={value[part.name]}
              onChange={(change) => onChange({ ...value, [part.name]: change.target.value })}
            />
          </label>
        ))}
        <output className={styles.words}>{chosen === null ? '' : dayWords(chosen)}</output>
      </div>
    </fieldset>
  )
}
