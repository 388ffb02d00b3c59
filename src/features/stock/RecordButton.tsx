import { Button } from '../../ui/Button.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import styles from './Stock.module.css'
import { type MovementTold, useMovements } from './useMovements.ts'

export type RecordButtonProps = {
  readonly told: MovementTold
  /** Said when it is safe, beside the offer to take it back. */
  readonly done: string
  readonly icon: string
  /** Begins with the words on it, and names the device. */
  readonly label: string
  readonly children: string
}

/** One movement by one tap, which can be taken back for ten seconds. */
export function RecordButton({ told, done, icon, label, children }: RecordButtonProps) {
  const { record, takeBack } = useMovements()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const saving = useAction()
  const save = () =>
    saving.run(async () => {
      const movement = await record(told)
      offerUndo(done, () => takeBack(movement))
    })
  return (
    <div className={styles.bringIn}>
      <Button icon={icon} label={label} isPending={saving.isRunning} pendingLabel="Saving" onPress={() => void save()}>
        {children}
      </Button>
      {saving.failure !== null && <p role="alert">Not saved, try again. {saving.failure}</p>}
    </div>
  )
}
