import { addDays, format } from 'date-fns'
import { useMemo, useState } from 'react'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import type { Requester } from '../../domain/requester/requester.ts'
import { useServices } from '../../services.tsx'
import { calendarDayOf } from '../../ui/calendarDay.ts'
import { DateField } from '../../ui/DateField.tsx'
import { ScanField } from '../../ui/ScanField.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import { type LoanerProblems, loanerProblemsOf } from './loanerProblemsOf.ts'
import type { VisitTyping } from './useVisitPageDraft.ts'
import { closingAs, type VisitSteps } from './useVisitSteps.ts'
import { newVisitPageDraft } from './visitPageDraft.ts'

export type LoanerDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly requester: Requester
  readonly steps: VisitSteps
  readonly typing: VisitTyping
}

/** Which device is lent, and until when. */
export function LoanerDialog({ isOpen, onClose, requester, steps, typing: { typed, change } }: LoanerDialogProps) {
  const { now, scanner, stock } = useServices()
  const { bar } = useWorkplace()
  const known = useLive(useMemo(() => stock.whereabouts$(bar.barId), [stock, bar.barId]))
  const [problems, setProblems] = useState<LoanerProblems>({})
  const today = now()
  const save = async () => {
    const device = known.status === 'ready' ? known.value.get(tidyAssetTag(typed.loanerTag)) : undefined
    const found = loanerProblemsOf(typed, format(today, 'yyyy-MM-dd'), requester, device)
    setProblems(found)
    const dueOn = calendarDayOf(typed.loanerDueOn)
    if (Object.keys(found).length > 0 || dueOn === null) return
    const loaner = { assetTag: tidyAssetTag(typed.loanerTag), dueOn }
    onClose()
    const { loanerTag, loanerDueOn } = newVisitPageDraft()
    if (await steps.close(closingAs('loaner issued', { loaner }))) change({ loanerTag, loanerDueOn })
  }
  return (
    <FormDialog
      title="Issue loaner"
      isOpen={isOpen}
      saveLabel="Issue and close the visit"
      onSave={() => void save()}
      onClose={onClose}
    >
      <ScanField
        id="loanerTag"
        label="Asset tag of the loaner"
        value={typed.loanerTag}
        error={problems.tag}
        onChange={(loanerTag) => change({ loanerTag })}
        scanner={scanner}
        readCode={readAssetTag}
      />
      <DateField
        id="loanerDueOn"
        label="Due back on"
        value={typed.loanerDueOn}
        error={problems.dueOn}
        likely={[7, 14].map((days) => ({ day: format(addDays(today, days), 'yyyy-MM-dd'), label: `In ${days} days` }))}
        onChange={(loanerDueOn) => change({ loanerDueOn })}
      />
    </FormDialog>
  )
}
