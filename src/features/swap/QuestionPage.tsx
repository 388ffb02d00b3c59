import { type ReactNode, useMemo } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import styles from './QuestionPage.module.css'
import type { SwapQuestionsState } from './useSwapQuestions.ts'

export type QuestionPageProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly questions: SwapQuestionsState
  /** Nothing on this page can be answered: the way on is another one. */
  readonly isDeadEnd?: boolean
  readonly children: ReactNode
}

/** One question: way back, what is wrong, the answers, and on. Enter goes on as well. */
export function QuestionPage({ title, lead, questions, isDeadEnd = false, children }: QuestionPageProps) {
  const { problems, backTo, goOn, isUnkept } = questions
  const summary = useMemo(() => problems.map(({ field, words }) => ({ fieldId: field, message: words })), [problems])
  return (
    <Page
      title={title}
      lead={lead}
      width="reading"
      back={{ to: backTo, label: 'Back' }}
      hasProblem={summary.length > 0}
    >
      <ErrorSummary problems={summary} />
      {isUnkept && (
        <Notice kind="warning">What you type cannot be kept on this tablet right now. Do not close the app yet.</Notice>
      )}
      <form
        className={styles.form}
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault()
          goOn()
        }}
      >
        {children}
        {!isDeadEnd && (
          <div>
            <Button kind="primary" type="submit" icon="arrow-right">
              Continue
            </Button>
          </div>
        )}
      </form>
    </Page>
  )
}
