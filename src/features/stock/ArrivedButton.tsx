import type { Travelling } from '../../domain/stock/onTheirWay.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { countWords } from '../../ui/countWords.ts'
import { useAction } from '../../ui/useAction.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import { movedDeviceOf } from './DeviceFields.tsx'
import styles from './Stock.module.css'
import { useMovements } from './useMovements.ts'

export type ArrivedButtonProps = { readonly travelling: Travelling; readonly barName: string }

/** The other bar said that it has them: they are off the list of those on their way. */
export function ArrivedButton({ travelling: { devices }, barName }: ArrivedButtonProps) {
  const { stamp } = useServices()
  const { recordConsignment, takeConsignmentBack } = useMovements()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const saving = useAction()
  const save = () =>
    saving.run(async () => {
      const consignmentId = stamp().id
      const arrived = { direction: 'out', why: `Arrived at ${barName}` } as const
      await recordConsignment(
        devices.map((device) => ({ ...arrived, device: movedDeviceOf(device) })),
        consignmentId,
      )
      offerUndo(`${countWords(devices.length, 'device')} arrived at ${barName}.`, () =>
        takeConsignmentBack(consignmentId),
      )
    })
  return (
    <div className={styles.bringIn}>
      <Button
        icon="check"
        label={`Arrived: ${devices.map(({ assetTag }) => assetTag).join(', ')}`}
        isPending={saving.isRunning}
        pendingLabel="Saving"
        onPress={() => void save()}
      >
        Arrived
      </Button>
      {saving.failure !== null && <p role="alert">Not saved, try again. {saving.failure}</p>}
    </div>
  )
}
