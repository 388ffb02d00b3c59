import { useState } from 'react'
import { type Sanitisation, sanitisationMethods } from '../../domain/stock/stockMovement.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { DeviceFields, deviceFrom, type DeviceProblems } from './DeviceFields.tsx'
import { methodWords } from './stockWords.ts'
import { StockFormDialog } from './StockFormDialog.tsx'
import { useDeviceFacts } from './useDeviceFacts.ts'
import { useStockForm } from './useStockForm.ts'

export type SanitiseDialogProps = {
  readonly device: Whereabouts
  readonly onClose: () => void
}

type Problems = DeviceProblems & Partial<Record<'method' | 'verifiedBy' | 'tool' | 'certificate' | 'result', string>>

/** How the data of a device that came back was removed, and who looked; passed, it can go out again. */
export function SanitiseDialog({ device, onClose }: SanitiseDialogProps) {
  const [problems, setProblems] = useState<Problems>({})
  const form = useStockForm(`sanitise:${device.assetTag}`)
  const facts = useDeviceFacts(device.assetTag, device)
  if (form === null) return null
  const { typed, change, move } = form
  const { method, result } = typed
  const [tool, verifiedBy, certificate] = [typed.tool.trim(), typed.verifiedBy.trim(), typed.certificate.trim()]

  const save = async () => {
    const reading = deviceFrom({ ...typed, assetTag: device.assetTag }, facts)
    const found: Problems = {
      ...reading.problems,
      ...(method === null ? { method: 'Choose how' } : {}),
      ...(result === null ? { result: 'Choose the result' } : {}),
      ...(verifiedBy === '' || verifiedBy.length > 80 ? { verifiedBy: 'Enter who looked, 80 characters at most' } : {}),
      ...(tool.length > 60 ? { tool: 'Use at most 60 characters' } : {}),
      ...(certificate.length > 60 ? { certificate: 'Use at most 60 characters' } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || method === null || result === null || reading.device === null) return
    const sanitisation: Sanitisation = {
      method,
      tool: tool === '' ? null : tool,
      verifiedBy,
      certificate: certificate === '' ? null : certificate,
      result,
    }
    const movement = { direction: 'in', why: 'Sanitised', sanitisation } as const
    if (await move(reading.device, movement, doneWords(device.assetTag, result))) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title={`Sanitise ${device.assetTag}`}
      saveLabel="Record it"
      onSave={() => void save()}
      onClose={onClose}
    >
      <DeviceFields
        id="sanitise"
        typed={{ ...typed, assetTag: device.assetTag }}
        change={change}
        facts={facts}
        problems={problems}
        isTagGiven
      />
      <RadioList
        id="method"
        label="How was its data removed?"
        choices={sanitisationMethods.map((each) => ({ value: each, label: methodWords[each] }))}
        value={method}
        error={problems.method}
        onChange={(chosen) => change({ method: chosen })}
      />
      <TextField
        id="tool"
        label="Tool"
        hint="Optional"
        value={typed.tool}
        error={problems.tool}
        onChange={(text) => change({ tool: text })}
      />
      <TextField
        id="verifiedBy"
        label="Who looked that nothing is left?"
        autoCapitalize="words"
        value={typed.verifiedBy}
        error={problems.verifiedBy}
        onChange={(text) => change({ verifiedBy: text })}
      />
      <TextField
        id="certificate"
        label="Number of the certificate"
        hint="Optional"
        autoCapitalize="characters"
        isShort
        value={typed.certificate}
        error={problems.certificate}
        onChange={(text) => change({ certificate: text })}
      />
      <ChoiceRow
        id="result"
        label="Result"
        choices={[
          { value: 'passed', label: 'Nothing is left' },
          { value: 'failed', label: 'It failed' },
        ]}
        value={result}
        error={problems.result}
        onChange={(chosen) => change({ result: chosen })}
      />
    </StockFormDialog>
  )
}

function doneWords(assetTag: string, result: Sanitisation['result']): string {
  return result === 'passed' ? `${assetTag} is sanitised, and in stock.` : `${assetTag}: its data could not be removed.`
}
