import { useState } from 'react'
import { conditions } from '../../domain/swap/swap.ts'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { conditionWords } from './stockWords.ts'
import { StockFormDialog } from './StockFormDialog.tsx'
import { useStockForm } from './useStockForm.ts'

export type LoanerBackDialogProps = {
  readonly assetTag: string
  readonly visitId: string
  readonly onClose: () => void
}

/** A loaner comes back: in which condition. It is sanitised before it goes out again. */
export function LoanerBackDialog({ assetTag, visitId, onClose }: LoanerBackDialogProps) {
  const [problems, setProblems] = useState<{ readonly condition?: string; readonly note?: string }>({})
  const form = useStockForm(`back:${assetTag}`)
  if (form === null) return null
  const { typed, change, bringLoanerBack } = form
  const { condition } = typed
  const note = typed.note.trim()
  const save = async () => {
    const found = {
      ...(condition === null ? { condition: 'Choose its condition' } : {}),
      ...(note.length > 240 ? { note: 'Use at most 240 characters' } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || condition === null) return
    const back = { kind: 'loaner back', assetTag, condition, note: note === '' ? null : note } as const
    if (await bringLoanerBack(visitId, back)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title={`Loaner ${assetTag} is back`}
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
        onChange={(chosen) => change({ condition: chosen })}
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
    </StockFormDialog>
  )
}
