import { useState } from 'react'
import { whatItIs } from '../../domain/stock/stockMovement.ts'
import { DeviceFields, deviceFrom, type DeviceProblems } from './DeviceFields.tsx'
import type { DeviceDialogProps } from './HoldDialog.tsx'
import { StockFormDialog } from './StockFormDialog.tsx'
import { useDeviceFacts } from './useDeviceFacts.ts'
import { useStockForm } from './useStockForm.ts'

/** What nobody told of a device that is here: then it can be handed out. */
export function CompleteDialog({ device, onClose }: DeviceDialogProps) {
  const { assetTag } = device
  const [problems, setProblems] = useState<DeviceProblems>({})
  const form = useStockForm(`complete:${assetTag}`)
  const facts = useDeviceFacts(assetTag, device)
  if (form === null) return null
  const typed = { ...form.typed, assetTag }
  const save = async () => {
    const reading = deviceFrom(typed, facts)
    setProblems(reading.problems)
    if (reading.device === null) return
    const told = { direction: 'in', why: whatItIs } as const
    if (await form.move(reading.device, told, `${assetTag} is fully known.`)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title={`What is ${assetTag}?`}
      saveLabel="Record it"
      onSave={() => void save()}
      onClose={onClose}
    >
      <DeviceFields id="complete" typed={typed} change={form.change} facts={facts} problems={problems} isTagGiven />
    </StockFormDialog>
  )
}
