import { useState } from 'react'
import { tidyAssetTag } from '../../domain/device/device.ts'
import type { Whereabouts } from '../../domain/stock/whereaboutsOf.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { DeviceFields, deviceFrom, type DeviceProblems } from './DeviceFields.tsx'
import { placeWordsOf } from './placeWords.ts'
import type { StockForms } from './useStockForms.ts'

export type MoveDialogProps = {
  readonly forms: StockForms
  readonly known: ReadonlyMap<string, Whereabouts>
  readonly isOpen: boolean
  readonly onClose: () => void
}

const sources = ['Delivery', 'From the base', 'From another bar', 'Back from repair'] as const

type Problems = DeviceProblems & { readonly why?: string }

/** A device into the stockroom. */
export function TakeInDialog({ forms, known, isOpen, onClose }: MoveDialogProps) {
  const [problems, setProblems] = useState<Problems>({})
  const { typed, change, move } = forms
  const before = known.get(tidyAssetTag(typed.assetTag))

  const save = async () => {
    const { device, problems: ofDevice } = deviceFrom(typed, before)
    const found: Problems = {
      ...ofDevice,
      ...problemOfPlace(before),
      ...(typed.why === null ? { why: 'Choose where it comes from' } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || device === null || typed.why === null) return
    onClose()
    await move(device, { direction: 'in', why: typed.why }, `${device.assetTag} is in stock.`)
  }
  return (
    <FormDialog
      title="Take a device in"
      isOpen={isOpen}
      saveLabel="Take in"
      onSave={() => void save()}
      onClose={onClose}
    >
      <DeviceFields id="takeIn" typed={typed} change={change} before={before} problems={problems} />
      <RadioList
        id="takeInWhy"
        label="Where does it come from?"
        choices={sources.map((source) => ({ value: source, label: source }))}
        value={sources.find((source) => source === typed.why) ?? null}
        error={problems.why}
        onChange={(why) => change({ why })}
      />
    </FormDialog>
  )
}

/** What somebody has, or had, comes in by way of the lists that ask for its condition and for its data. */
function problemOfPlace(before: Whereabouts | undefined): DeviceProblems {
  switch (before?.place.kind) {
    case 'in stock':
      return { assetTag: `${before.assetTag} is in stock already` }
    case 'lent':
    case 'handed in':
      return { assetTag: `${before.assetTag} is ${placeWordsOf(before.place)}: find it in the lists of this page` }
    // Also one that was issued: it turned up, and is looked at before it goes out again.
    default:
      return {}
  }
}
