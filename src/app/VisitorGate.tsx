import { useState } from 'react'
import type { Person } from '../domain/person/person.ts'
import type { Shift, VisitorScreen } from '../domain/tablet/tablet.ts'
import { CheckInScreen } from '../features/check-in/CheckInScreen.tsx'
import { TapTerminal } from '../features/hand-over/TapTerminal.tsx'
import { EndVisitorScreen } from '../features/sign-in/EndVisitorScreen.tsx'
import { WallBoardScreen } from '../features/wall-board/WallBoardScreen.tsx'
import { useServices } from '../services.tsx'
import type { Place } from '../workplace.tsx'
import { PlainFrame } from './PlainFrame.tsx'

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
  switch (screen) {
    case 'check-in':
      return <CheckInScreen place={place} onLeave={() => setLeaving(true)} />
    case 'wall board':
      return <WallBoardScreen place={place} onLeave={() => setLeaving(true)} />
    case 'tap screen':
      return <TapTerminal place={place} onLeave={() => setLeaving(true)} />
  }
}
