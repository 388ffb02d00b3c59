import { useState } from 'react'
import { outcomesFor } from '../../domain/visit/outcomesFor.ts'
import type { Outcome } from '../../domain/visit/visitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWorkplace } from '../../workplace.tsx'
import type { SmallFormProps } from './DeviceDialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { outcomeTiles } from './visitWords.ts'

type Problems = { readonly outcome?: string; readonly escalatedTo?: string; readonly why?: string }

const longestWhy = 200
/** These say more than a word can: a device that went out. They are recorded, not corrected. */
const notByWord: readonly Outcome[] = ['swapped', 'loaner issued']

/** Another outcome for a visit that is closed, with who said so and why; the first one stays in the story. */
export function CorrectionDialog({
  visit,
  isOpen,
  onClose,
  steps,
  typing: { typed, change },
}: SmallFormProps & { readonly visit: Visit }) {
  const { catalogue } = useWorkplace()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [escalatedTo, setEscalatedTo] = useState<string | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const kind = catalogue.reasons.find(({ id }) => id === visit.reasonId)?.kind ?? 'incident'
  const why = typed.correctionWhy.trim()

  const save = async () => {
    const found: Problems = {
      ...(outcome === null ? { outcome: 'Choose the outcome' } : {}),
      ...(outcome === 'escalated' && escalatedTo === null ? { escalatedTo: 'Choose where to' } : {}),
      ...(why === '' ? { why: 'Enter why it is corrected' } : {}),
      ...(why.length > longestWhy ? { why: `Use at most ${longestWhy} characters` } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || outcome === null) return
    onClose()
    const to = outcome === 'escalated' ? escalatedTo : null
    if (await steps.happen({ kind: 'corrected', outcome, escalatedTo: to, why })) change({ correctionWhy: '' })
  }
  return (
    <FormDialog
      title="Correct the outcome"
      isOpen={isOpen}
      saveLabel="Save the correction"
      onSave={() => void save()}
      onClose={onClose}
    >
      <RadioList
        id="correctedOutcome"
        label="What was it?"
        choices={outcomesFor(kind)
          .filter((each) => each !== visit.outcome && !notByWord.includes(each))
          .map((each) => ({ value: each, ...outcomeTiles[each] }))}
        value={outcome}
        error={problems.outcome}
        onChange={setOutcome}
      />
      {outcome === 'escalated' && (
        <RadioList
          id="correctedTo"
          label="Escalated to"
          choices={catalogue.escalationTargets.map((target) => ({ value: target, label: target }))}
          value={escalatedTo}
          error={problems.escalatedTo}
          onChange={setEscalatedTo}
        />
      )}
      <TextField
        id="correctionWhy"
        label="Why"
        hint="Stays with the visit"
        autoCapitalize="sentences"
        value={typed.correctionWhy}
        error={problems.why}
        onChange={(correctionWhy) => change({ correctionWhy })}
      />
    </FormDialog>
  )
}
