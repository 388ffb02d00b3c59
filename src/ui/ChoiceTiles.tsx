import { Radio, RadioGroup } from 'react-aria-components'
import type { ChoiceProps } from './choice.ts'
import styles from './Choices.module.css'
import { classes } from './classes.ts'
import { GroupFrame, groupClass } from './GroupFrame.tsx'
import { TileFace } from './TileFace.tsx'

export type ChoiceTilesProps<T extends string> = ChoiceProps<T> & {
  readonly value: T | null
  readonly onChange: (value: T) => void
}

/** Large tiles, one of which is chosen and stays chosen. */
export function ChoiceTiles<T extends string>({ id, choices, value, onChange, ...frame }: ChoiceTilesProps<T>) {
  return (
    <RadioGroup
      id={id}
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      isInvalid={frame.error !== undefined}
      validationBehavior="aria"
      className={groupClass(frame.error, true)}
    >
      <GroupFrame {...frame} />
      <div className={classes(styles.tiles, choices.some((choice) => choice.hint !== undefined) && styles.roomy)}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            isDisabled={choice.isDisabled ?? false}
            className={styles.tile ?? ''}
          >
            <TileFace choice={choice} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
