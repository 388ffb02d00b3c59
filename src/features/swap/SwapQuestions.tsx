import { Navigate } from 'react-router'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { CheckPage } from './CheckPage.tsx'
import { ChecksPage } from './ChecksPage.tsx'
import { ConditionPage } from './ConditionPage.tsx'
import { DeviceInPage } from './DeviceInPage.tsx'
import { DeviceOutPage } from './DeviceOutPage.tsx'
import type { SwapField } from './problemsOn.ts'
import type { QuestionProps, SwapQuestionsProps } from './questionProps.ts'
import { ReturnPage } from './ReturnPage.tsx'
import { TermsPage } from './TermsPage.tsx'
import { useSwapQuestions } from './useSwapQuestions.ts'

/** The page that the address asks for, or the first one still open before it. */
export function SwapQuestions({ view, onRecording }: SwapQuestionsProps) {
  const questions = useSwapQuestions(view)
  if (questions === null)
    return (
      <Page title="Swap" width="reading">
        <Skeleton label="Opening the swap" lines={5} />
      </Page>
    )
  if (questions.redirectTo !== null) return <Navigate to={questions.redirectTo} replace />
  const errorOf = (field: SwapField) => questions.problems.find((problem) => problem.field === field)?.words
  const props: QuestionProps = { view, questions, errorOf }
  switch (questions.draft.page) {
    case 'device-in':
      return <DeviceInPage {...props} />
    case 'return':
      return <ReturnPage {...props} />
    case 'condition':
      return <ConditionPage {...props} />
    case 'checks':
      return <ChecksPage {...props} />
    case 'device-out':
      return <DeviceOutPage {...props} />
    case 'terms':
      return <TermsPage {...props} />
    case 'check':
      return <CheckPage {...props} onRecording={onRecording} />
  }
}
