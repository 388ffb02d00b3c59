import { useState } from 'react'
import { dispositionsFor } from '../../domain/stock/dispositionsFor.ts'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { movedDeviceOf } from './DeviceFields.tsx'
import type { DeviceDialogProps } from './HoldDialog.tsx'
import { StockFormDialog } from './StockFormDialog.tsx'
import { dispositionWords } from './stockWords.ts'
import { useStockForm } from './useStockForm.ts'

type Problems = { readonly how?: string; readonly by?: string; readonly certificate?: string }

/** The end of a device's life here: how, by whom, and what proves it. */
export function RetireDialog({ device, onClose }: DeviceDialogProps) {
  const { assetTag, place } = device
  const [problems, setProblems] = useState<Problems>({})
  const form = useStockForm(`retire:${assetTag}`)
  if (form === null) return null
  const { typed, change, move } = form
  const ways = dispositionsFor(device)
  const how = ways.find((way) => way === typed.why) ?? null
  const [by, certificate] = [typed.verifiedBy.trim(), typed.certificate.trim()]
  const save = async () => {
    const found: Problems = {
      ...(how === null ? { how: 'Choose what became of it' } : {}),
      ...(by === '' || by.length > 80 ? { by: 'Enter by whom, 80 characters at most' } : {}),
      ...(how === 'destroyed' && certificate === '' ? { certificate: 'Enter the number of the certificate' } : {}),
      ...(certificate.length > 60 ? { certificate: 'Use at most 60 characters' } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || how === null) return
    const disposition = { how, by, certificate: certificate === '' ? null : certificate }
    const told = { direction: 'out', why: `Retired: ${how}`, disposition } as const
    if (await move(movedDeviceOf(device), told, `${assetTag} is retired: ${how}.`)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title={`Retire ${assetTag}`}
      saveLabel="Retire it"
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>
        {place.kind === 'handed in'
          ? 'Its data is still on it: it can be destroyed, or sanitised first and then go another way.'
          : 'It leaves this bar for good. Its history stays.'}
      </p>
      <RadioList
        id="retireHow"
        label="What became of it?"
        choices={ways.map((way) => ({ value: way, label: dispositionWords[way] }))}
        value={how}
        error={problems.how}
        onChange={(why) => change({ why })}
      />
      <TextField
        id="retireBy"
        label="By whom?"
        hint="The company or the person that has it now, or ended it"
        autoCapitalize="words"
        value={typed.verifiedBy}
        error={problems.by}
        onChange={(verifiedBy) => change({ verifiedBy })}
      />
      <TextField
        id="retireCertificate"
        label="Number of the certificate"
        hint={how === 'destroyed' ? undefined : 'Optional'}
        autoCapitalize="characters"
        isShort
        value={typed.certificate}
        error={problems.certificate}
        onChange={(text) => change({ certificate: text })}
      />
    </StockFormDialog>
  )
}
