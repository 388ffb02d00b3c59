import { useMemo, useState } from 'react'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { outReasons } from '../../domain/stock/stockMovement.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import { type DeviceProblems, DeviceFields, deviceFrom } from './DeviceFields.tsx'
import { StockFormDialog } from './StockFormDialog.tsx'
import type { MoveDialogProps } from './TakeInDialog.tsx'
import { useStockForm } from './useStockForm.ts'

const reasons = [...outReasons.seenTo, ...outReasons.lost]
const toBar = 'to-bar:'

type Problems = DeviceProblems & { readonly why?: string }

/** A device out of the stockroom, other than to a requester; to another bar it is on its way until that one takes it in. */
export function TakeOutDialog({ known, onClose }: MoveDialogProps) {
  const { reference } = useServices()
  const { bar } = useWorkplace()
  const bars = useLive(useMemo(() => reference.bars$(), [reference]))
  const [problems, setProblems] = useState<Problems>({})
  const form = useStockForm('take out')
  if (form === null) return null
  const { typed, change, move } = form
  const before = known.get(tidyAssetTag(typed.assetTag))
  const others = bars.status === 'ready' ? bars.value.filter(({ barId }) => barId !== bar.barId) : []
  const choices = [
    ...reasons.map((reason) => ({ value: reason as string, label: reason as string })),
    // What came back goes nowhere else before its data is removed.
    ...(before?.place.kind === 'handed in' ? [] : others).map(({ barId, name }) => ({
      value: `${toBar}${barId}`,
      label: `To ${name}`,
    })),
  ]
  const chosen = choices.find(({ value }) => value === typed.why) ?? null

  const save = async () => {
    const reading = deviceFrom(typed, before)
    const found: Problems = {
      ...(isHere(before) ? reading.problems : { assetTag: 'Enter the tag of a device that is here' }),
      ...(chosen === null ? { why: 'Choose where it goes' } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || reading.device === null || chosen === null) return
    const otherBarId = chosen.value.startsWith(toBar) ? chosen.value.slice(toBar.length) : null
    const out = { direction: 'out', why: chosen.label, otherBarId } as const
    const done = `${reading.device.assetTag} is out of stock: ${chosen.label.toLowerCase()}.`
    if (await move(reading.device, out, done)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title="Take a device out"
      saveLabel="Take out"
      onSave={() => void save()}
      onClose={onClose}
    >
      <DeviceFields id="takeOut" typed={typed} change={change} before={before} problems={problems} isKnownOnly />
      <RadioList
        id="takeOutWhy"
        label="Where does it go?"
        choices={choices}
        value={chosen?.value ?? null}
        error={problems.why}
        onChange={(why) => change({ why })}
      />
    </StockFormDialog>
  )
}

function isHere(before: Whereabouts | undefined): boolean {
  return before?.place.kind === 'in stock' || before?.place.kind === 'handed in'
}
