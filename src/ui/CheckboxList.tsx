import { Checkbox, CheckboxGroup } from 'react-aria-components'
import type { ChoiceProps } from './choice.ts'
import styles from './Choices.module.css'
import { classes } from './classes.ts'
import { GroupFrame, groupClass } from './GroupFrame.tsx'
import { Icon } from './Icon.tsx'
import { TileFace } from './TileFace.tsx'

export type CheckboxListProps<T extends string> = ChoiceProps<T> & {
  readonly value: readonly T[]
  readonly onChange: (value: readonly T[]) => void
}

export function CheckboxList<T extends string>({ id, choices, value, onChange, ...frame }: CheckboxListProps<T>) {
  return (
    <CheckboxGroup
      id={id}
      value={[...value]}
      onChange={(chosen) => onChange(chosen as T[])}
      isInvalid={frame.error !== undefined}
      validationBehavior="aria"
      className={groupClass(frame.error, false)}
    >
      <GroupFrame {...frame} />
      <div className={classes(styles.list, styles.columns)}>
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            value={choice.value}
            isDisabled={choice.isDisabled ?? false}
            className={styles.row ?? ''}
          >
            {({ isSelected }) => (
              <>
                <span className={classes(styles.mark, styles.square)}>{isSelected && <Icon name="check" />}</span>
                <TileFace choice={choice} />
              </>
            )}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}
