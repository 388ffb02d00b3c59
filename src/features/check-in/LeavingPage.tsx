import { useState } from 'react'
import type { Visit } from '../../domain/visit/visit.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import styles from './CheckIn.module.css'
import { Cancel } from './Cancel.tsx'
import type { LeaveProps } from './leaveProps.ts'
import { SaveFailure } from './SaveFailure.tsx'
import type { CheckIn } from './useCheckIn.ts'

export type LeavingPageProps = {
  readonly open: readonly Visit[]
  readonly problem: string | null
  readonly checkIn: CheckIn
  readonly leave: LeaveProps
}

/** Out of the queue, by the number and by who they are: a number that was overheard is not enough. */
export function LeavingPage({ open, problem, checkIn, leave }: LeavingPageProps) {
  const [queueNumber, setQueueNumber] = useState('')
  const [who, setWho] = useState('')
  return (
    <VisitorFrame key="leaving" title="Leave the queue" {...leave}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault()
          checkIn.leaveByNumber(open, queueNumber, who)
        }}
      >
        <SaveFailure of={checkIn} />
        <TextField
          id="queueNumber"
          label="Your number"
          hint="Such as A09"
          autoCapitalize="characters"
          isShort
          value={queueNumber}
          error={problem ?? undefined}
          onChange={setQueueNumber}
        />
        <TextField
          id="who"
          label="Your staff number, or the name you gave"
          autoCapitalize="characters"
          value={who}
          onChange={setWho}
        />
        <div className={styles.ways}>
          <Button kind="primary" type="submit">
            Leave the queue
          </Button>
          <Cancel checkIn={checkIn} />
        </div>
      </form>
    </VisitorFrame>
  )
}
