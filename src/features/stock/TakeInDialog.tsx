import { useState } from 'react'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { isLabel, labelRule } from '../../domain/device/isLabel.ts'
import { cameBack } from '../../domain/stock/cameBack.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { isToBeSanitised } from '../../domain/stock/isToBeSanitised.ts'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { DeviceFields, deviceFrom, type DeviceProblems } from './DeviceFields.tsx'
import { placeWordsOf, retiredWords } from './placeWords.ts'
import { StockFormDialog } from './StockFormDialog.tsx'
import { useDeviceFacts } from './useDeviceFacts.ts'
import { useStockForm } from './useStockForm.ts'
import { carryChoices, custodyIn, problemsOfSeal } from './custodyFrom.ts'

export type MoveDialogProps = {
  readonly known: ReadonlyMap<string, Whereabouts>
  readonly onClose: () => void
}

/** What another bar sent comes in by its note. */
const sources = ['Delivery', 'From the base', 'Back from repair', cameBack] as const

type Problems = DeviceProblems & { readonly why?: string; readonly seal?: string }

/** A device into the stockroom. */
export function TakeInDialog({ known, onClose }: MoveDialogProps) {
  const [problems, setProblems] = useState<Problems>({})
  const { bar } = useWorkplace()
  const form = useStockForm('take in')
  const assetTag = tidyAssetTag(form?.typed.assetTag ?? '')
  const before = known.get(assetTag)
  const facts = useDeviceFacts(assetTag, before)
  if (form === null) return null
  const { typed, change, move } = form
  const why = sources.find((source) => source === typed.why) ?? null

  const save = async () => {
    const { device, problems: ofDevice } = deviceFrom(typed, facts)
    const found: Problems = {
      ...ofDevice,
      ...(before !== undefined || isLabel(assetTag) ? {} : { assetTag: `Enter the asset tag: ${labelRule}` }),
      ...problemOfPlace(before),
      ...(why === null ? { why: 'Choose where it comes from' } : {}),
      ...problemsOfSeal(typed),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || device === null || why === null) return
    const isUsed = why === cameBack || (before !== undefined && isToBeSanitised(before))
    const from = why === cameBack ? requesterOf(before) : why
    const done = `${device.assetTag} is ${isUsed ? 'here, and is to be sanitised' : 'in stock'}.`
    if (await move(device, { direction: 'in', why, custody: custodyIn(bar, typed, from) }, done)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title="Take a device in"
      saveLabel="Take in"
      onSave={() => void save()}
      onClose={onClose}
    >
      <DeviceFields id="takeIn" typed={typed} change={change} facts={facts} problems={problems} />
      <RadioList
        id="takeInWhy"
        label="Where does it come from?"
        choices={sources.map((source) => ({ value: source, label: source }))}
        value={why}
        error={problems.why}
        onChange={(chosen) => change({ why: chosen })}
      />
      <ChoiceRow
        id="takeInCarried"
        label="How did it come?"
        hint="Optional"
        choices={carryChoices}
        value={typed.carriedBy}
        onChange={(carriedBy) => change({ carriedBy })}
      />
      {typed.carriedBy !== null && typed.carriedBy !== 'in person' && (
        <TextField
          id="takeInSeal"
          label="Number of the seal or parcel"
          hint="Optional"
          autoCapitalize="characters"
          isShort
          value={typed.seal}
          error={problems.seal}
          onChange={(seal) => change({ seal })}
        />
      )}
    </StockFormDialog>
  )
}

function requesterOf(before: Whereabouts | undefined): string {
  return before?.place.kind === 'issued' ? before.place.issue.to : 'A requester'
}

/** What somebody has comes in by way of the lists that ask for its condition and for its data. */
function problemOfPlace(before: Whereabouts | undefined): DeviceProblems {
  switch (before?.place.kind) {
    case 'in stock':
      return { assetTag: `${before.assetTag} is in stock already` }
    case 'lent':
    case 'handed in':
    case 'with holder':
      return { assetTag: `${before.assetTag} is ${placeWordsOf(before.place)}: find it in the lists of this page` }
    case 'retired':
      return { assetTag: retiredWords(before.assetTag) }
    // Also one that was issued: it turned up, and is to be sanitised before it goes out again.
    default:
      return {}
  }
}
