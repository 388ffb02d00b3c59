import { useState } from 'react'
import type { MovedDevice } from '../../domain/stock/stockMovement.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DeviceFields, deviceFrom, type DeviceProblems } from './DeviceFields.tsx'
import { useDeviceFacts } from './useDeviceFacts.ts'

export type BesidesDialogProps = {
  readonly assetTag: string
  /** What this bar knows of it from before. */
  readonly before: Whereabouts | undefined
  readonly hasNote: boolean
  readonly onAdd: (device: MovedDevice) => void
  readonly onClose: () => void
}

/** A device that another bar sent and no note tells of: what it is. */
export function BesidesDialog({ assetTag, before, hasNote, onAdd, onClose }: BesidesDialogProps) {
  const [typed, setTyped] = useState<{ readonly serial: string; readonly modelId: string | null }>({
    serial: '',
    modelId: null,
  })
  const [problems, setProblems] = useState<DeviceProblems>({})
  const device = { ...typed, assetTag }
  const facts = useDeviceFacts(assetTag, before)
  return (
    <FormDialog
      title={`What is ${assetTag}?`}
      isOpen
      saveLabel="It is here"
      onSave={() => {
        const reading = deviceFrom(device, facts)
        setProblems(reading.problems)
        if (reading.device !== null) onAdd(reading.device)
      }}
      onClose={onClose}
    >
      {hasNote && <p>It is not on the note. That it came besides is recorded.</p>}
      <DeviceFields
        id="besides"
        typed={device}
        change={(changes) => setTyped({ ...typed, ...changes })}
        facts={facts}
        problems={problems}
        isTagGiven
      />
    </FormDialog>
  )
}
