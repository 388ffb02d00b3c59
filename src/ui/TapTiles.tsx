import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { ChoiceProps } from './choice.ts'
import styles from './Choices.module.css'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { groupClass } from './GroupFrame.tsx'
import { TileFace } from './TileFace.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type TapTilesProps<T extends string> = Omit<ChoiceProps<T>, 'error'> & {
  readonly onTap: (value: T) => void
  /** Drawing over word: more tiles side by side. */
  readonly isStacked?: boolean
}

/** Large tiles, each of which does its work at one tap. */
export function TapTiles<T extends string>({
  id,
  label,
  hint,
  choices,
  onTap,
  isLabelHidden = false,
  isStacked = false,
}: TapTilesProps<T>) {
  const labelId = useId()
  return (
    <fieldset id={id} aria-labelledby={labelId} className={groupClass(undefined, true)}>
      <span id={labelId} className={fieldStyles.label}>
        {isLabelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </span>
      {hint !== undefined && <span className={fieldStyles.hint}>{hint}</span>}
      <div
        className={classes(
          styles.tiles,
          isStacked && styles.stacked,
          choices.some((choice) => choice.hint !== undefined) && styles.roomy,
        )}
      >
        {choices.map((choice) => (
          <Button
            key={choice.value}
            className={styles.tile ?? ''}
            isDisabled={choice.isDisabled ?? false}
            onPress={() => onTap(choice.value)}
          >
            <TileFace choice={choice} />
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
