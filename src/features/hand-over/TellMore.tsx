import { useEffect, useState } from 'react'
import type { Tap } from '../../domain/tap/tap.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useWorkplace } from '../../workplace.tsx'
import type { HandOver } from './useHandOver.ts'
import styles from './TellMore.module.css'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'

const longest = 240

/** The optional follow-up. It keeps no draft: what a visitor does not send, nobody shall find. */
export function TellMore({ tap, handOver }: { readonly tap: Tap; readonly handOver: HandOver }) {
  const { catalogue } = useWorkplace()
  const [reasons, setReasons] = useState<readonly string[]>([])
  const [comment, setComment] = useState('')
  const [isTooLong, setTooLong] = useState(false)
  const isGood = tap.face === 'very good' || tap.face === 'good'
  const { skip, tell, leave, failure } = handOver
  useEffect(() => {
    const press = (key: KeyboardEvent) => {
      if (key.key === 'Escape') skip()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [skip])

  const send = () => {
    const isOver = comment.trim().length > longest
    setTooLong(isOver)
    if (!isOver) tell(tap, { reasons, comment })
  }
  return (
    <VisitorFrame
      title={isGood ? 'Thank you. What was good?' : 'Thank you. What was not right?'}
      onLeave={leave}
      leaveLabel="Technician"
    >
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
          choices={(isGood ? catalogue.followUps.good : catalogue.followUps.poor).map((words) => ({
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
          <Button onPress={skip}>Skip</Button>
        </div>
      </form>
    </VisitorFrame>
  )
}
