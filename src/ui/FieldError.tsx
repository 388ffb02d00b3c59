import { FieldError as AriaFieldError } from 'react-aria-components'
import styles from './Field.module.css'
import { Icon } from './Icon.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** What is wrong with the answer above it; nothing while `message` is undefined. */
export function FieldError({ message }: { readonly message: string | undefined }) {
  return (
    <AriaFieldError className={styles.error ?? ''}>
      <Icon name="circle-alert" />
      <span>
        <VisuallyHidden>Error: </VisuallyHidden>
        {message}
      </span>
    </AriaFieldError>
  )
}
