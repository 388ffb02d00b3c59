import { useState } from 'react'
import { conditions } from '../../domain/swap/swap.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { StockForms } from './useStockForms.ts'

export type LoanerBackDialogProps = {
  readonly assetTag: string
  readonly visitId: string
  readonly forms: StockForms
  readonly onClose: () => void
}

type Condition = (typeof conditions)[number]

const conditionWords: Readonly<Record<Condition, string>> = {
  good: 'Good',
  worn: 'Worn',
  damaged: 'Damaged',
  'does not start': 'Does not start',
}

/** A loaner comes back: in which condition. It is sanitised before it goes out again. */
export function LoanerBackDialog({ assetTag, visitId, forms, onClose }: LoanerBackDialogProps) {
  const { typed, change, bringLoanerBack } = forms
  const [condition, setCondition] = useState<Condition | null>(null)
  const [problems, setProblems] = useState<{ readonly condition?: string; readonly note?: string }>({})
  const note = typed.note.trim()
  const save = async () => {
    const found = {
      ...(condition === null ? { condition: 'Choose its condition' } : {}),
      ...(note.length > 240 ? { note: 'Use at most 240 characters' } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || condition === null) return
    onClose()
    await bringLoanerBack(visitId, { kind: 'loaner back', assetTag, condition, note: note === '' ? null : note })
  }
  return (
    <FormDialog
      title={`Loaner ${assetTag} is back`}
      isOpen
      saveLabel="Take it back"
      onSave={() => void save()}
      onClose={onClose}
    >
      <RadioList
        id="loanerCondition"
        label="What condition is it in?"
        choices={conditions.map((each) => ({ value: each, label: conditionWords[each] }))}
        value={condition}
        error={problems.condition}
        onChange={setCondition}
      />
      <TextField
        id="loanerNote"
        label="Note"
        hint="Optional: what is missing or broken"
        autoCapitalize="sentences"
        value={typed.note}
        error={problems.note}
        onChange={(text) => change({ note: text })}
      />
    </FormDialog>
  )
}
