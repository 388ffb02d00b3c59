import { Label, Text } from 'react-aria-components'
import type { ChoiceProps } from './choice.ts'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldError } from './FieldError.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

type GroupFrameProps = Pick<ChoiceProps<string>, 'label' | 'hint' | 'error' | 'isLabelHidden'>

export function groupClass(error: string | undefined, isWide: boolean): string {
  return classes(styles.group, isWide && styles.wide, error !== undefined && styles.isWrong)
}

/** Label, hint and error of a group of choices; inside a react-aria group, which ties them together. */
export function GroupFrame({ label, hint, error, isLabelHidden = false }: GroupFrameProps) {
  return (
    <>
      <Label className={styles.label ?? ''}>{isLabelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}</Label>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError message={error} />
    </>
  )
}
