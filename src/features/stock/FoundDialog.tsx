import { useState } from 'react'
import { foundReasons } from '../../domain/stock/stockCount.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { DeviceFields, deviceFrom, type DeviceProblems } from './DeviceFields.tsx'
import { placeWordsOf } from './placeWords.ts'
import type { Count } from './useCount.ts'
import { useDeviceFacts } from './useDeviceFacts.ts'

export type FoundDialogProps = { readonly assetTag: string; readonly count: Count }

type Problems = DeviceProblems & { readonly why?: string }

/** A device that nobody expected in this stockroom: what it is, and how it came here. */
export function FoundDialog({ assetTag, count }: FoundDialogProps) {
  const before = count.known.get(assetTag)
  const [typed, setTyped] = useState<{ readonly serial: string; readonly modelId: string | null }>({
    serial: '',
    modelId: null,
  })
  const [why, setWhy] = useState<(typeof foundReasons)[number] | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const device = { ...typed, assetTag }
  const facts = useDeviceFacts(assetTag, before)
  const save = () => {
    const reading = deviceFrom(device, facts)
    const found: Problems = { ...reading.problems, ...(why === null ? { why: 'Choose how it came here' } : {}) }
    setProblems(found)
    if (Object.keys(found).length === 0 && reading.device !== null && why !== null) count.addFound(reading.device, why)
  }
  return (
    <FormDialog
      title={`${assetTag} is not expected here`}
      isOpen
      saveLabel="Count it as found"
      onSave={save}
      onClose={count.dropUnexpected}
    >
      <p>
        {before === undefined ? 'This bar does not know it.' : `By the records it is ${placeWordsOf(before.place)}.`}
      </p>
      <DeviceFields
        id="found"
        typed={device}
        change={(changes) => setTyped({ ...typed, ...changes })}
        facts={facts}
        problems={problems}
        isTagGiven
      />
      <RadioList
        id="foundWhy"
        label="How did it come here?"
        choices={foundReasons.map((reason) => ({ value: reason, label: reason }))}
        value={why}
        error={problems.why}
        onChange={setWhy}
      />
    </FormDialog>
  )
}
