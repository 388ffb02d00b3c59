import type { SwapField } from './problemsOn.ts'
import type { SwapQuestionsState } from './useSwapQuestions.ts'
import type { SwapVisit } from './useSwapVisit.ts'

/** What each question page is given. */
export type QuestionProps = {
  readonly view: SwapVisit
  readonly questions: SwapQuestionsState
  readonly errorOf: (field: SwapField) => string | undefined
}

export type SwapQuestionsProps = {
  readonly view: SwapVisit
  /** Told true when the record is about to be written, false should that fail. */
  readonly onRecording: (isRecording: boolean) => void
}
