import { useState } from 'react'
import { holdStates } from '../../domain/stock/stockMovement.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { movedDeviceOf } from './DeviceFields.tsx'
import { StockFormDialog } from './StockFormDialog.tsx'
import { holdWords } from './stockWords.ts'
import { useStockForm } from './useStockForm.ts'

export type DeviceDialogProps = { readonly device: Whereabouts; readonly onClose: () => void }

const longestReason = 240

/** A device stays here and is not handed out: why. */
export function HoldDialog({ device, onClose }: DeviceDialogProps) {
  const { assetTag } = device
  const [problems, setProblems] = useState<{ readonly state?: string; readonly reason?: string }>({})
  const form = useStockForm(`hold:${assetTag}`)
  if (form === null) return null
  const { typed, change, move } = form
  const state = holdStates.find((each) => each === typed.why) ?? null
  const reason = typed.note.trim()
  // That it is for loans says all.
  const isReasonNeeded = state !== 'for loans'
  const save = async () => {
    const found = {
      ...(state === null ? { state: 'Choose what it waits for' } : {}),
      ...((isReasonNeeded && reason === '') || reason.length > longestReason
        ? { reason: `Enter the reason, ${longestReason} characters at most` }
        : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || state === null) return
    const told = {
      direction: 'out',
      why: `On hold: ${state}`,
      holding: { state, reason: reason === '' ? null : reason },
    } as const
    if (await move(movedDeviceOf(device), told, `${assetTag} is on hold: ${state}.`)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title={`Put ${assetTag} on hold`}
      saveLabel="Put on hold"
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>It stays here and is counted, and no swap or kit is offered it. What is for loans can be lent.</p>
      <RadioList
        id="holdState"
        label="What is it?"
        choices={holdStates.map((each) => ({ value: each, label: holdWords[each] }))}
        value={state}
        error={problems.state}
        onChange={(why) => change({ why })}
      />
      <TextField
        id="holdReason"
        label="Reason"
        hint={isReasonNeeded ? undefined : 'Optional'}
        autoCapitalize="sentences"
        value={typed.note}
        error={problems.reason}
        onChange={(note) => change({ note })}
      />
    </StockFormDialog>
  )
}
