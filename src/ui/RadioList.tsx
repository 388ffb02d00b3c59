import { Radio, RadioGroup } from 'react-aria-components'
import type { ChoiceProps } from './choice.ts'
import styles from './Choices.module.css'
import { classes } from './classes.ts'
import { GroupFrame, groupClass } from './GroupFrame.tsx'
import { TileFace } from './TileFace.tsx'

export type RadioListProps<T extends string> = ChoiceProps<T> & {
  readonly value: T | null
  readonly onChange: (value: T) => void
  /** Many short answers stand side by side where there is room. */
  readonly isInColumns?: boolean
}

export function RadioList<T extends string>({
  id,
  choices,
  value,
  onChange,
  isInColumns = false,
  ...frame
}: RadioListProps<T>) {
  return (
    <RadioGroup
      id={id}
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      isInvalid={frame.error !== undefined}
      validationBehavior="aria"
      className={groupClass(frame.error, false)}
    >
      <GroupFrame {...frame} />
      <div className={classes(styles.list, isInColumns && styles.columns)}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            isDisabled={choice.isDisabled ?? false}
            className={styles.row ?? ''}
          >
            {({ isSelected }) => (
              <>
                <span className={classes(styles.mark, styles.round)}>
                  {isSelected && <span className={styles.dot} />}
                </span>
                <TileFace choice={choice} />
              </>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
