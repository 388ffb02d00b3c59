import { useEffect } from 'react'
import { isBarOpen } from '../../domain/opening/isBarOpen.ts'
import { openingOn } from '../../domain/opening/openingOn.ts'
import { reasonsInOrder } from '../../domain/catalogue/reasonsInOrder.ts'
import { boardNamesOf } from '../../domain/requester/boardNamesOf.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { queueOutlook } from '../../domain/visit/queueOutlook.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { TapTiles } from '../../ui/TapTiles.tsx'
import { useNow } from '../../ui/useNow.ts'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import type { Place } from '../../workplace.tsx'
import { Cancel } from './Cancel.tsx'
import styles from './CheckIn.module.css'
import { ClosedPage } from './ClosedPage.tsx'
import { InLinePage } from './InLinePage.tsx'
import type { LeaveProps } from './leaveProps.ts'
import { LeavingPage } from './LeavingPage.tsx'
import { SaveFailure } from './SaveFailure.tsx'
import { StartPage } from './StartPage.tsx'
import { type BarNow, type CheckIn, nobodyTyped, rotaOf, useCheckIn } from './useCheckIn.ts'
import { WhoPage } from './WhoPage.tsx'

export type CheckInProps = {
  readonly place: Place
  /** To the technician, by way of a PIN. */
  readonly onLeave: () => void
}

const lastCheckInMinutes = 15

/** Where visitors put themselves into the queue: who, why, and what the board may show. */
export function CheckInScreen({ place, onLeave }: CheckInProps) {
  const { now, keepAwake } = useServices()
  const { bar, catalogue } = place
  const time = useNow(now)
  const checkIn = useCheckIn(bar)
  useEffect(() => keepAwake(), [keepAwake])
  const leave = { onLeave, leaveLabel: 'Technician', onIdle: checkIn.startAgain }
  if (checkIn.bar.status === 'failed')
    return (
      <VisitorFrame title="Please ask a technician" {...leave}>
        <p>Check-in does not work right now. Nothing is lost.</p>
      </VisitorFrame>
    )
  if (checkIn.bar.status === 'loading') return <VisitorFrame title="One moment" {...leave} />
  const { openings, attendance } = checkIn.bar.value
  const opening = openingOn(bar, rotaOf(openings, bar), time)
  const today = { bar, opening, doors: attendance.doors }
  const isTaking = isBarOpen(today, time, catalogue.lastCheckInMinutes ?? lastCheckInMinutes)
  if (!isTaking && checkIn.step.kind === 'start')
    return (
      <ClosedPage
        place={place}
        opening={opening}
        openings={openings}
        doors={attendance.doors}
        now={time}
        leave={leave}
      />
    )
  return <Step place={place} checkIn={checkIn} bar={checkIn.bar.value} now={time} leave={leave} />
}

type StepProps = {
  readonly place: Place
  readonly checkIn: CheckIn
  readonly bar: BarNow
  readonly now: Date
  readonly leave: LeaveProps
}

function Step({ place, checkIn, bar, now, leave }: StepProps) {
  const { step } = checkIn
  const outlook = queueOutlook({ ...bar, people: bar.attendance.people }, now)
  switch (step.kind) {
    case 'start':
      return <StartPage place={place} checkIn={checkIn} outlook={outlook} leave={leave} />
    case 'who':
      return <WhoPage step={step} checkIn={checkIn} leave={leave} />
    case 'reason':
      return (
        <VisitorFrame key="reason" title="What brings you here?" {...leave}>
          <SaveFailure of={checkIn} />
          {step.requester.kind === 'staff' && (
            <p>
              Staff number <strong>{step.requester.staffNumber}</strong>.{' '}
              <Button kind="quiet" onPress={() => checkIn.go({ kind: 'who', typed: nobodyTyped, problems: [] })}>
                Not you?
              </Button>
            </p>
          )}
          <div className={styles.tiles}>
            <TapTiles
              id="reason"
              label="Reason"
              isLabelHidden
              isStacked
              choices={reasonsInOrder(place.catalogue.reasons, place.bar).map(({ id, label, icon }) => ({
                value: id,
                label,
                icon,
              }))}
              onTap={(reasonId) => checkIn.chooseReason(step.requester, reasonId)}
            />
          </div>
          <Cancel checkIn={checkIn} />
        </VisitorFrame>
      )
    case 'board name':
      return (
        <VisitorFrame key="board name" title="What may the board show?" {...leave}>
          <SaveFailure of={checkIn} />
          <div className={styles.form}>
            <TapTiles
              id="board-name"
              label="Beside your number"
              isLabelHidden
              choices={[
                { value: '', label: 'Number only' },
                ...boardNamesOf(nameOfRequester(step.requester)).map((name) => ({ value: name, label: name })),
              ]}
              onTap={(name) => checkIn.join(step.requester, step.reasonId, name === '' ? null : name)}
            />
          </div>
          <Cancel checkIn={checkIn} />
        </VisitorFrame>
      )
    case 'done':
      return <InLinePage visitId={step.visitId} checkIn={checkIn} outlook={outlook} leave={leave} />
    case 'leaving':
      return <LeavingPage open={bar.open} problem={step.problem} checkIn={checkIn} leave={leave} />
    case 'left':
      return (
        <VisitorFrame key="left" title={`${step.queueNumber} is out of the queue`} seconds={8} {...leave}>
          <p>Come back any time. Your visit is kept, so that nobody calls you.</p>
          <Button onPress={checkIn.startAgain}>Done</Button>
        </VisitorFrame>
      )
  }
}
