import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import type { QuestionProps } from './questionProps.ts'

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not known', label: 'Not known' },
] as const

const checks = [
  { field: 'poweredOn', label: 'Does it start?' },
  { field: 'encrypted', label: 'Is it encrypted?' },
  { field: 'dataBackedUp', label: 'Is the data on it backed up?' },
] as const

export function ChecksPage({ questions, errorOf }: QuestionProps) {
  const { draft, answer } = questions
  return (
    <QuestionPage title="What is known about its data?" questions={questions}>
      {checks.map(({ field, label }) => (
        <ChoiceRow
          key={field}
          id={field}
          label={label}
          choices={answers}
          value={draft.typed[field]}
          error={errorOf(field)}
          onChange={(known) => answer({ [field]: known })}
        />
      ))}
    </QuestionPage>
  )
}
