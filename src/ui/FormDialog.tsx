import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './FormDialog.module.css'

export type FormDialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly saveLabel: string
  readonly isPending?: boolean
  /** What it waits for; it saves, if not said. */
  readonly pendingLabel?: string
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A few fields over the page; Enter saves, Escape leaves what was typed where it is. */
export function FormDialog({
  title,
  isOpen,
  saveLabel,
  isPending = false,
  pendingLabel = 'Saving',
  onSave,
  onClose,
  children,
}: FormDialogProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault()
          onSave()
        }}
      >
        {children}
        <div className={styles.buttons}>
          <Button kind="primary" type="submit" isPending={isPending} pendingLabel={pendingLabel}>
            {saveLabel}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  )
}
