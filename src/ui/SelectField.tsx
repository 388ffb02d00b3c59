import type { Choice } from './choice.ts'
import { classes } from './classes.ts'
import styles from './Field.module.css'

export type SelectFieldProps<T extends string> = {
  readonly id: string
  readonly label: string
  readonly choices: readonly Pick<Choice<T>, 'value' | 'label'>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of many, where tiles would fill the screen: the system's own list, which every hand and reader knows. */
export function SelectField<T extends string>({ id, label, choices, value, onChange }: SelectFieldProps<T>) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={classes(styles.input, styles.short)}
        value={value}
        onChange={(change) => {
          const chosen = choices.find((choice) => choice.value === change.target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}
