import { useState } from 'react'
import type { Issue, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { movedDeviceOf } from './DeviceFields.tsx'
import type { DeviceDialogProps } from './HoldDialog.tsx'
import { StockFormDialog } from './StockFormDialog.tsx'
import { useStockForm } from './useStockForm.ts'

type Problems = { readonly holder?: string; readonly decidedBy?: string; readonly words?: string }

/** Who really has a device that was issued twice, by whose decision and why. Both records stay as they are. */
export function SettleDialog({ device, onClose }: DeviceDialogProps) {
  const { assetTag, issuedTwice } = device
  const [problems, setProblems] = useState<Problems>({})
  const form = useStockForm(`settle:${assetTag}`)
  if (form === null) return null
  const { typed, change, move } = form
  const holder = issuedTwice.find(({ recordId }) => recordId === typed.why) ?? null
  const [decidedBy, words] = [typed.verifiedBy.trim(), typed.note.trim()]
  const save = async () => {
    const found: Problems = {
      ...(holder === null ? { holder: 'Choose who has it' } : {}),
      ...(decidedBy === '' || decidedBy.length > 80 ? { decidedBy: 'Enter who decided, 80 characters at most' } : {}),
      ...(words === '' || words.length > 240 ? { words: 'Enter how you know, 240 characters at most' } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || holder === null) return
    const recordIds = issuedTwice.map(({ recordId }) => recordId)
    const settlement = { holderRecordId: holder.recordId, recordIds, decidedBy, words }
    const told = { direction: 'out', why: `Settled: ${holder.to} has it`, settlement } as const
    if (await move(movedDeviceOf(device), told, `${assetTag} is with ${holder.to}.`)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title={`Who has ${assetTag}?`}
      saveLabel="Settle it"
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>Both records stay as they are. This says which of them holds.</p>
      <RadioList
        id="settleHolder"
        label="Who has it?"
        choices={choicesOf(device)}
        value={holder?.recordId ?? null}
        error={problems.holder}
        onChange={(why) => change({ why })}
      />
      <TextField
        id="settleDecidedBy"
        label="Who decided?"
        autoCapitalize="words"
        value={typed.verifiedBy}
        error={problems.decidedBy}
        onChange={(verifiedBy) => change({ verifiedBy })}
      />
      <TextField
        id="settleWords"
        label="How do you know?"
        hint="Such as: seen at the desk, serial number compared"
        autoCapitalize="sentences"
        value={typed.note}
        error={problems.words}
        onChange={(note) => change({ note })}
      />
    </StockFormDialog>
  )
}

const givenWords: Readonly<Record<Issue['kind'], string>> = { swap: 'Swapped', kit: 'In a kit', loan: 'Lent' }

function choicesOf({ issuedTwice }: Whereabouts) {
  return issuedTwice.map(({ recordId, kind, to, at }) => ({
    value: recordId,
    label: to,
    hint: `${givenWords[kind]} ${dayWords(at)}, ${clockWords(at)}`,
  }))
}
