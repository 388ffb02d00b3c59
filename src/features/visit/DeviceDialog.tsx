import { useState } from 'react'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { isLabel, labelRule } from '../../domain/device/isLabel.ts'
import { TextField } from '../../ui/TextField.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { VisitTyping } from './useVisitPageDraft.ts'
import type { VisitSteps } from './useVisitSteps.ts'

export type SmallFormProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly steps: VisitSteps
  readonly typing: VisitTyping
}

/** Which device the visit is about. */
export function DeviceDialog({ isOpen, onClose, steps, typing: { typed, change } }: SmallFormProps) {
  const [error, setError] = useState<string>()
  const save = async () => {
    const assetTag = tidyAssetTag(typed.assetTag)
    if (!isLabel(assetTag)) return setError(assetTag === '' ? 'Enter the asset tag' : `An asset tag has ${labelRule}`)
    setError(undefined)
    onClose()
    if (await steps.happen({ kind: 'device named', assetTag })) change({ assetTag: '' })
  }
  return (
    <FormDialog title="Device" isOpen={isOpen} saveLabel="Save" onSave={() => void save()} onClose={onClose}>
      <TextField
        id="assetTag"
        label="Asset tag"
        hint="Type it, or scan the label"
        autoCapitalize="characters"
        isShort
        value={typed.assetTag}
        error={error}
        onChange={(assetTag) => change({ assetTag })}
      />
    </FormDialog>
  )
}
