import { lazy, Suspense, useState } from 'react'
import type { Person } from '../domain/person/person.ts'
import type { Shift, VisitorScreen } from '../domain/tablet/tablet.ts'
import { EndVisitorScreen } from '../features/sign-in/EndVisitorScreen.tsx'
import { useServices } from '../services.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { Place } from '../workplace.tsx'
import { PlainFrame } from './PlainFrame.tsx'

// Chunks of their own, and precached: a technician's tablet starts without them.
const screens = {
  'check-in': lazy(async () => ({ default: (await import('../features/check-in/CheckInScreen.tsx')).CheckInScreen })),
  'wall board': lazy(async () => ({
    default: (await import('../features/wall-board/WallBoardScreen.tsx')).WallBoardScreen,
  })),
  'tap screen': lazy(async () => ({ default: (await import('../features/hand-over/TapTerminal.tsx')).TapTerminal })),
} as const satisfies Record<VisitorScreen, unknown>

export type VisitorGateProps = {
  readonly screen: VisitorScreen
  readonly place: Place
  readonly shift: Shift | null
}

/** A screen for visitors, whatever the address; the one way out is a technician's PIN. */
export function VisitorGate({ screen, place, shift }: VisitorGateProps) {
  const { tablet, lock } = useServices()
  const [isLeaving, setLeaving] = useState(false)
  if (isLeaving)
    return (
      <PlainFrame place={place.bar.name}>
        <EndVisitorScreen
          bar={place.bar}
          people={place.people}
          onStay={() => setLeaving(false)}
          onRight={async (person: Person) => {
            // Whose shift still runs has just proved who they are.
            if (person.personId === shift?.personId) lock.setUnlocked(true)
            await tablet.endVisitorScreen()
          }}
        />
      </PlainFrame>
    )
  const Screen = screens[screen]
  return (
    <Suspense fallback={<Skeleton label="Opening" />}>
      <Screen place={place} onLeave={() => setLeaving(true)} />
    </Suspense>
  )
}
