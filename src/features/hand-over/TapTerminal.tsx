import { useEffect } from 'react'
import { useServices } from '../../services.tsx'
import type { Place } from '../../workplace.tsx'
import { AllTapped } from './AllTapped.tsx'
import { Faces } from './Faces.tsx'
import { TellMore } from './TellMore.tsx'
import { useTapTerminal } from './useTapTerminal.ts'

/** Nobody stands beside it: whoever does not go on has gone. */
const secondsToTell = 20

export type TapTerminalProps = {
  readonly place: Place
  /** To the technician, by way of a PIN. */
  readonly onLeave: () => void
}

/** An unattended screen with four faces: of the bar and the hour, and of nobody's visit. */
export function TapTerminal({ place, onLeave }: TapTerminalProps) {
  const { keepAwake } = useServices()
  const { stage, failure, tapFace, tell, skip, startAgain } = useTapTerminal(place)
  useEffect(() => keepAwake(), [keepAwake])
  const leave = { onLeave, leaveLabel: 'Technician', onIdle: startAgain }
  switch (stage.kind) {
    case 'faces':
      return <Faces onFace={tapFace} failure={failure} leave={leave} />
    case 'more':
      return (
        <TellMore
          tap={stage.tap}
          followUps={place.catalogue.followUps}
          failure={failure}
          onTell={(told) => tell(stage.tap, told)}
          onSkip={skip}
          leave={{ ...leave, seconds: secondsToTell }}
        />
      )
    case 'thanks':
      return <AllTapped words="Your answer is saved." leave={leave} />
  }
}
