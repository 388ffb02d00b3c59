import { useEffect, useState } from 'react'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Tap } from '../../domain/tap/tap.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import type { LeaveProps } from './leaveProps.ts'
import styles from './TellMore.module.css'

const longest = 240

export type TellMoreProps = {
  readonly tap: Tap
  readonly followUps: Catalogue['followUps']
  readonly failure: string | null
  readonly onTell: (told: Told) => void
  readonly onSkip: () => void
  readonly leave: LeaveProps
}

export type Told = { readonly reasons: readonly string[]; readonly comment: string }

/** The optional follow-up. It keeps no draft: what a visitor does not send, nobody shall find. */
export function TellMore({ tap, followUps, failure, onTell, onSkip, leave }: TellMoreProps) {
  const [reasons, setReasons] = useState<readonly string[]>([])
  const [comment, setComment] = useState('')
  const [isTooLong, setTooLong] = useState(false)
  const isGood = tap.face === 'very good' || tap.face === 'good'
  useEffect(() => {
    const press = (key: KeyboardEvent) => {
      if (key.key === 'Escape') onSkip()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onSkip])

  const send = () => {
    const isOver = comment.trim().length > longest
    setTooLong(isOver)
    if (!isOver) onTell({ reasons, comment })
  }
  return (
    <VisitorFrame title={isGood ? 'Thank you. What was good?' : 'Thank you. What was not right?'} {...leave}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault()
          send()
        }}
      >
        {failure !== null && (
          <p role="alert" className={styles.failure}>
            Your face is saved, the rest is not yet. Please tap Send again, or skip it.
          </p>
        )}
        <CheckboxList
          id="reasons"
          label="What was it?"
          isLabelHidden
          choices={(isGood ? followUps.good : followUps.poor).map((words) => ({
            value: words,
            label: words,
          }))}
          value={reasons}
          onChange={setReasons}
        />
        <TextArea
          id="comment"
          label="Anything else?"
          hint="Please leave out names"
          rows={2}
          longest={longest}
          value={comment}
          error={isTooLong ? `Please use at most ${longest} characters` : undefined}
          onChange={setComment}
        />
        <div className={styles.buttons}>
          <Button kind="primary" type="submit" icon="send">
            Send
          </Button>
          <Button onPress={onSkip}>Skip</Button>
        </div>
      </form>
    </VisitorFrame>
  )
}
