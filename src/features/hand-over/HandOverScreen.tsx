import { useParams } from 'react-router'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { AllTapped } from './AllTapped.tsx'
import { Faces } from './Faces.tsx'
import type { LeaveProps } from './leaveProps.ts'
import { NothingToTap } from './NothingToTap.tsx'
import { TellMore } from './TellMore.tsx'
import { type HandOver, type HandOverStart, useHandOver } from './useHandOver.ts'

/** The tablet handed to the visitor: four faces, one tap, thanks. */
export function HandOverScreen() {
  const { visitId = '' } = useParams()
  const handOver = useHandOver(visitId)
  const { start } = handOver
  const leave: LeaveProps = { onLeave: handOver.leave, leaveLabel: 'Technician' }
  switch (start.status) {
    case 'loading':
      return <VisitorFrame title="One moment" {...leave} />
    case 'failed':
      return (
        <VisitorFrame title="This did not work" {...leave}>
          <p>Thank you all the same. Please give the tablet back.</p>
        </VisitorFrame>
      )
    case 'ready':
      return <Started start={start.value} handOver={handOver} visitId={visitId} leave={leave} />
  }
}

type StartedProps = {
  readonly start: HandOverStart
  readonly handOver: HandOver
  readonly visitId: string
  readonly leave: LeaveProps
}

function Started({ start, handOver, visitId, leave }: StartedProps) {
  const { catalogue } = useWorkplace()
  const { stage, failure, tapFace, tell, skip } = handOver
  const thanks = <AllTapped words="Your answer is saved. Please give the tablet back." leave={leave} />
  switch (start.kind) {
    case 'missing':
    case 'not closed':
      return <NothingToTap kind={start.kind} visitId={visitId} />
    case 'already tapped':
      return thanks
    case 'asked':
      switch (stage.kind) {
        case 'faces':
          return <Faces onFace={(face) => tapFace(start.visit, face)} failure={failure} leave={leave} />
        case 'more':
          return (
            <TellMore
              tap={stage.tap}
              followUps={catalogue.followUps}
              failure={failure}
              onTell={(told) => tell(stage.tap, told)}
              onSkip={skip}
              leave={leave}
            />
          )
        case 'thanks':
          return thanks
      }
  }
}
