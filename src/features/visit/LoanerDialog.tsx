import { addDays, format } from 'date-fns'
import { useMemo, useState } from 'react'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import type { Requester } from '../../domain/requester/requester.ts'
import { useServices } from '../../services.tsx'
import { calendarDayOf } from '../../ui/calendarDay.ts'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Notice } from '../../ui/Notice.tsx'
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
  /** The tag that somebody answers for: another one is to be looked at anew. */
  const [lookedAt, setLookedAt] = useState<string | null>(null)
  const today = now()
  const save = async () => {
    const found = loanerProblemsOf(typed, {
      today: format(today, 'yyyy-MM-dd'),
      requester,
      stock: known,
      isLookedAt: lookedAt === tidyAssetTag(typed.loanerTag),
    })
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
      isPending={known.status === 'loading'}
      pendingLabel="Looking at the stock"
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
      {known.status === 'failed' && (
        <>
          <Notice kind="warning" title="The stock could not be read">
            This tablet cannot say whether the device is free, nor whether somebody’s data is on it. Everything that was
            saved is kept. Open the app again; if this stays, tell the help desk: {known.reason}
          </Notice>
          <CheckboxList
            id="loanerLookedAt"
            label="Without the stock"
            error={problems.stock}
            choices={[{ value: 'looked at', label: 'I looked at it: it is free, and nobody’s data is on it' }]}
            value={lookedAt !== null && lookedAt === tidyAssetTag(typed.loanerTag) ? ['looked at'] : []}
            onChange={(ticked) => setLookedAt(ticked.length > 0 ? tidyAssetTag(typed.loanerTag) : null)}
          />
        </>
      )}
    </FormDialog>
  )
}
