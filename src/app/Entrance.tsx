import { lazy, Suspense, useState } from 'react'
import { Outlet } from 'react-router'
import { useServices } from '../services.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useLive } from '../ui/useLive.ts'
import { useNow } from '../ui/useNow.ts'
import { WorkplaceProvider } from '../workplace.tsx'
import { entranceOf } from './entranceOf.ts'
import { LocalStoreProblem } from './LocalStoreProblem.tsx'
import { PlainFrame } from './PlainFrame.tsx'
import { useKnown } from './useKnown.ts'

// Seen once a day or once a life: not in the first load of the queue.
const SetUpScreen = lazy(async () => ({ default: (await import('../features/sign-in/SetUpScreen.tsx')).SetUpScreen }))
const ChooseBarScreen = lazy(async () => ({
  default: (await import('../features/sign-in/ChooseBarScreen.tsx')).ChooseBarScreen,
}))
const ReceivingScreen = lazy(async () => ({
  default: (await import('../features/sign-in/ReceivingScreen.tsx')).ReceivingScreen,
}))
const SignInScreen = lazy(async () => ({
  default: (await import('../features/sign-in/SignInScreen.tsx')).SignInScreen,
}))
const ChooseScreen = lazy(async () => ({ default: (await import('./ChooseScreen.tsx')).ChooseScreen }))
const VisitorGate = lazy(async () => ({ default: (await import('./VisitorGate.tsx')).VisitorGate }))
const RecoveredScreen = lazy(async () => ({ default: (await import('./RecoveredScreen.tsx')).RecoveredScreen }))
const LostRecordsScreen = lazy(async () => ({
  default: (await import('../features/sign-in/LostRecordsScreen.tsx')).LostRecordsScreen,
}))

/** Lets through to the screens inside it once the tablet is set up and somebody works with it today. */
export function Entrance() {
  const { now, lostRecords, openedBy } = useServices()
  const [isRecovered, setRecovered] = useState(openedBy.kind === 'recovery code')
  const time = useNow(now)
  const known = useKnown()
  const lost = useLive(lostRecords.lost$)
  if (known.status === 'loading')
    return (
      <PlainFrame>
        <Skeleton label="Opening this tablet's records" />
      </PlainFrame>
    )
  if (known.status === 'failed') return <LocalStoreProblem reason={known.reason} />
  if (lost.status === 'ready' && lost.value !== null)
    return (
      <PlainFrame>
        <LostRecordsScreen lost={lost.value} />
      </PlainFrame>
    )
  if (isRecovered)
    return (
      <PlainFrame>
        <RecoveredScreen
          barId={known.value.tablet?.barId ?? null}
          isCutOff={openedBy.kind !== 'itself' && openedBy.cutOffAt !== null}
          onGoOn={() => setRecovered(false)}
        />
      </PlainFrame>
    )
  const entrance = entranceOf(known.value, time)
  switch (entrance.kind) {
    case 'set-up code needed':
      return (
        <PlainFrame>
          <SetUpScreen />
        </PlainFrame>
      )
    case 'bar to be chosen':
      return (
        <PlainFrame>
          <ChooseBarScreen bars={known.value.bars} sites={known.value.sites} />
        </PlainFrame>
      )
    case 'bar not received':
      return (
        <PlainFrame>
          <ReceivingScreen />
        </PlainFrame>
      )
    case 'for visitors':
      return (
        <Suspense fallback={<Skeleton label="Opening" />}>
          <VisitorGate screen={entrance.screen} place={entrance.place} shift={known.value.shift} />
        </Suspense>
      )
    case 'screen to be chosen':
      return (
        <PlainFrame place={entrance.bar.name}>
          <ChooseScreen />
        </PlainFrame>
      )
    case 'sign-in needed':
      return (
        <PlainFrame place={entrance.bar.name}>
          <SignInScreen bar={entrance.bar} people={known.value.people} sites={known.value.sites} />
        </PlainFrame>
      )
    case 'at work':
      return (
        <WorkplaceProvider workplace={entrance.workplace}>
          <Outlet />
        </WorkplaceProvider>
      )
  }
}
