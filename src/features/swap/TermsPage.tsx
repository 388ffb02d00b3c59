import { nameOfRequester } from '../../domain/requester/requester.ts'
import { RadioList } from '../../ui/RadioList.tsx'
import { SignaturePad } from '../../ui/SignaturePad.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import type { QuestionProps } from './questionProps.ts'
import styles from './TermsPage.module.css'

const acceptances = [
  { value: 'signed', label: 'Accepts and signs' },
  { value: 'declined', label: 'Declines' },
] as const

/** The holder reads and signs here, or declines. */
export function TermsPage({ view, questions, errorOf }: QuestionProps) {
  const { draft, facts, answer } = questions
  const { typed } = draft
  const { terms } = facts.catalogue
  return (
    <QuestionPage
      title={`Does ${nameOfHolder(view)} accept ${typed.outgoingTag}?`}
      lead="Hand the tablet over to read and sign."
      questions={questions}
    >
      <div data-audience="visitor" className={styles.holder}>
        <blockquote className={styles.terms}>{terms.text}</blockquote>
        <RadioList
          id="acceptance"
          label="Answer of the holder"
          isLabelHidden
          choices={acceptances}
          value={typed.acceptance}
          error={errorOf('acceptance')}
          onChange={(acceptance) => answer({ acceptance })}
        />
        {typed.acceptance === 'signed' && (
          <SignaturePad
            id="strokes"
            label={`Signature for ${typed.outgoingTag}`}
            hint="Sign with a finger or a pen"
            error={errorOf('strokes')}
            strokes={typed.strokes}
            onChange={(strokes) =>
              answer({
                strokes: strokes.map((stroke) => [...stroke]),
                signedFor: { assetTag: typed.outgoingTag ?? '', termsVersion: terms.version },
              })
            }
          />
        )}
        {typed.acceptance === 'declined' && (
          <TextArea
            id="declineWhy"
            label="Why?"
            longest={240}
            rows={3}
            value={typed.declineWhy}
            error={errorOf('declineWhy')}
            onChange={(declineWhy) => answer({ declineWhy })}
          />
        )}
      </div>
    </QuestionPage>
  )
}

function nameOfHolder({ visit }: QuestionProps['view']): string {
  return visit.requester.kind === 'not-recorded' ? 'the holder' : nameOfRequester(visit.requester)
}
