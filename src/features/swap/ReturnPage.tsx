import { addDays, format } from 'date-fns'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { DateField } from '../../ui/DateField.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EntitlementNotice } from './EntitlementNotice.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import type { QuestionProps } from './questionProps.ts'
import { entitlementOf } from './swapFacts.ts'

const plans = [
  { value: 'now', label: 'Here, handed in now' },
  { value: 'later', label: 'Elsewhere, handed in later' },
  { value: 'lost', label: 'Lost' },
  { value: 'stolen', label: 'Stolen' },
] as const

export function ReturnPage({ view, questions, errorOf }: QuestionProps) {
  const { draft, facts, answer } = questions
  const { typed } = draft
  const entitlement = entitlementOf(typed, facts)
  const likely = [1, 7, 14].map((days) => ({
    day: format(addDays(facts.now, days), 'yyyy-MM-dd'),
    label: days === 1 ? 'Tomorrow' : `In ${days} days`,
  }))
  return (
    <QuestionPage title={`Where is ${tidyAssetTag(typed.assetTag)} now?`} questions={questions}>
      <RadioList
        id="returnKind"
        label="Where the device is"
        isLabelHidden
        choices={plans}
        value={typed.returnKind}
        error={errorOf('returnKind')}
        onChange={(returnKind) => answer({ returnKind })}
      />
      {entitlement?.kind === 'never' && <EntitlementNotice entitlement={entitlement} visitId={view.visit.id} />}
      {typed.returnKind === 'later' && (
        <DateField
          id="dueOn"
          label="By which day does it come back?"
          value={typed.dueOn}
          error={errorOf('dueOn')}
          likely={likely}
          onChange={(dueOn) => answer({ dueOn })}
        />
      )}
      {(typed.returnKind === 'lost' || typed.returnKind === 'stolen') && (
        <TextField
          id="reference"
          label="Reference of the report"
          hint="Optional: the number under which the loss was reported"
          autoCapitalize="characters"
          isShort
          value={typed.reference}
          error={errorOf('reference')}
          onChange={(reference) => answer({ reference })}
        />
      )}
    </QuestionPage>
  )
}
