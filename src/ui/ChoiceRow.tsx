import { Radio, RadioGroup } from 'react-aria-components'
import type { ChoiceProps } from './choice.ts'
import styles from './ChoiceRow.module.css'
import { GroupFrame, groupClass } from './GroupFrame.tsx'
import { Icon } from './Icon.tsx'

export type ChoiceRowProps<T extends string> = ChoiceProps<T> & {
  readonly value: T | null
  readonly onChange: (value: T) => void
}

/** A few short answers side by side, one tap each. The chosen one has a tick, not a colour alone. */
export function ChoiceRow<T extends string>({ id, choices, value, onChange, ...frame }: ChoiceRowProps<T>) {
  return (
    <RadioGroup
      id={id}
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      isInvalid={frame.error !== undefined}
      validationBehavior="aria"
      orientation="horizontal"
      className={groupClass(frame.error, true)}
    >
      <GroupFrame {...frame} />
      <div className={styles.row}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            isDisabled={choice.isDisabled ?? false}
            className={styles.choice ?? ''}
          >
            {({ isSelected }) => (
              <>
                {isSelected && <Icon name="check" />}
                <span>{choice.label}</span>
              </>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
