import { useMemo, useState } from 'react'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { isHere } from '../../domain/stock/isHere.ts'
import { useServices } from '../../services.tsx'
import { lowerFirst } from '../../ui/lowerFirst.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import { type DeviceProblems, DeviceFields, movedDeviceOf } from './DeviceFields.tsx'
import { StockFormDialog } from './StockFormDialog.tsx'
import type { MoveDialogProps } from './TakeInDialog.tsx'
import { useStockForm } from './useStockForm.ts'
import { WayFields } from './WayFields.tsx'
import { custodyOut, problemsOfWay, type WayProblems } from './custodyFrom.ts'
import { destinationsOf, whyToNoBar } from './destinationsOf.ts'

/** A device out of the stockroom, other than to a requester; to another bar it is on its way until that one takes it in. */
export function TakeOutDialog({ known, onClose }: MoveDialogProps) {
  const { reference, stamp } = useServices()
  const { bar } = useWorkplace()
  const bars = useLive(useMemo(() => reference.bars$(), [reference]))
  const [problems, setProblems] = useState<DeviceProblems & WayProblems>({})
  const form = useStockForm('take out')
  if (form === null) return null
  const { typed, change, move } = form
  const before = known.get(tidyAssetTag(typed.assetTag))
  const otherBars = bars.status === 'ready' ? bars.value.filter(({ barId }) => barId !== bar.barId) : []
  const hindered = {
    hasUsed: before?.place.kind === 'handed in',
    hasHeld: before !== undefined && before.hold !== null,
  }
  const destinations = destinationsOf({ otherBars, canBeLost: true, ...hindered })
  const chosen = destinations.find(({ value }) => value === typed.why) ?? null

  const save = async () => {
    const found = {
      ...(isHere(before) ? {} : { assetTag: 'Enter the tag of a device that is here' }),
      ...problemsOfWay(typed, chosen),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || !isHere(before) || chosen === null) return
    const { label: why, otherBarId } = chosen
    const custody = custodyOut(bar, typed, chosen)
    // What goes to another bar has a note, also where it goes alone.
    const consignmentId = otherBarId === null ? null : stamp().id
    const out = { direction: 'out', why, otherBarId, consignmentId, custody } as const
    const done = `${before.assetTag} is out of stock: ${lowerFirst(why)}.`
    if (await move(movedDeviceOf(before), out, done)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title="Take a device out"
      saveLabel="Take out"
      onSave={() => void save()}
      onClose={onClose}
    >
      <DeviceFields id="takeOut" typed={typed} change={change} facts={null} problems={problems} />
      <WayFields
        id="takeOut"
        destinations={destinations}
        whyNoBar={whyToNoBar(hindered)}
        typed={typed}
        problems={problems}
        change={change}
      />
    </StockFormDialog>
  )
}
