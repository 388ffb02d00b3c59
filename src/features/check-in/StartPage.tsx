import type { QueueOutlook } from '../../domain/visit/queueOutlook.ts'
import { Button } from '../../ui/Button.tsx'
import { countWords } from '../../ui/countWords.ts'
import { waitWords } from '../../ui/timeWords.ts'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import type { Place } from '../../workplace.tsx'
import styles from './CheckIn.module.css'
import type { LeaveProps } from './leaveProps.ts'
import { type CheckIn, nobodyTyped } from './useCheckIn.ts'

export type StartPageProps = {
  readonly place: Place
  readonly checkIn: CheckIn
  readonly outlook: QueueOutlook
  readonly leave: LeaveProps
}

export function StartPage({ place, checkIn, outlook, leave }: StartPageProps) {
  const { inLine, waitNowMs } = outlook
  useHandScanner(checkIn.hearPass)
  return (
    <VisitorFrame key="start" title={`Welcome to ${place.bar.name}`} {...leave}>
      <p>
        {inLine.length === 0
          ? 'Nobody is waiting.'
          : `${countWords(inLine.length, 'person is', 'people are')} waiting.`}{' '}
        If you check in now, it is your turn{' '}
        <strong>{waitWords(waitNowMs) === 'soon' ? 'soon' : `in ${waitWords(waitNowMs)}`}</strong>.
      </p>
      <div className={styles.ways}>
        <Button
          kind="primary"
          icon="user"
          onPress={() => checkIn.go({ kind: 'who', typed: nobodyTyped, problems: [] })}
        >
          Check in
        </Button>
        {inLine.length > 0 && (
          <Button icon="log-out" onPress={() => checkIn.go({ kind: 'leaving', problem: null })}>
            Leave the queue
          </Button>
        )}
      </div>
    </VisitorFrame>
  )
}
