import { conditions } from '../../domain/swap/swap.ts'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import { modelOf } from './swapFacts.ts'
import type { QuestionProps } from './questionProps.ts'
import { conditionWords } from './swapWords.ts'

export function ConditionPage({ questions, errorOf }: QuestionProps) {
  const { draft, facts, answer } = questions
  const { typed } = draft
  const isHere = typed.returnKind === 'now'
  const accessories = modelOf(typed, facts)?.accessories ?? []
  return (
    <QuestionPage
      title={isHere ? 'What condition is it in?' : 'What condition was it in when last seen?'}
      questions={questions}
    >
      <RadioList
        id="condition"
        label="Condition"
        isLabelHidden
        choices={conditions.map((condition) => ({ value: condition, label: conditionWords[condition] }))}
        value={typed.condition}
        error={errorOf('condition')}
        onChange={(condition) => answer({ condition })}
      />
      {accessories.length > 0 && (
        <CheckboxList
          id="accessoriesIn"
          label="Which accessories are handed in now?"
          hint="Leave empty if none"
          choices={accessories.map((name) => ({ value: name, label: name }))}
          value={typed.accessoriesIn}
          onChange={(accessoriesIn) => answer({ accessoriesIn: [...accessoriesIn] })}
        />
      )}
    </QuestionPage>
  )
}
