import { useParams } from 'react-router'
import { AllTapped } from './AllTapped.tsx'
import { Faces } from './Faces.tsx'
import { NothingToTap } from './NothingToTap.tsx'
import { TellMore } from './TellMore.tsx'
import { type HandOver, useHandOver } from './useHandOver.ts'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import type { HandOverStart } from './useHandOver.ts'

/** The tablet handed to the visitor: four faces, one tap, thanks. */
export function HandOverScreen() {
  const { visitId = '' } = useParams()
  const handOver = useHandOver(visitId)
  const { start } = handOver
  switch (start.status) {
    case 'loading':
      return <VisitorFrame title="One moment" onLeave={handOver.leave} leaveLabel="Technician" />
    case 'failed':
      return (
        <VisitorFrame title="This did not work" onLeave={handOver.leave} leaveLabel="Technician">
          <p>Thank you all the same. Please give the tablet back.</p>
        </VisitorFrame>
      )
    case 'ready':
      return <Started start={start.value} handOver={handOver} visitId={visitId} />
  }
}

type StartedProps = { readonly start: HandOverStart; readonly handOver: HandOver; readonly visitId: string }

function Started({ start, handOver, visitId }: StartedProps) {
  switch (start.kind) {
    case 'missing':
    case 'not closed':
      return <NothingToTap kind={start.kind} visitId={visitId} />
    case 'already tapped':
      return <AllTapped handOver={handOver} />
    case 'asked':
      switch (handOver.stage.kind) {
        case 'faces':
          return <Faces visit={start.visit} handOver={handOver} />
        case 'more':
          return <TellMore tap={handOver.stage.tap} handOver={handOver} />
        case 'thanks':
          return <AllTapped handOver={handOver} />
      }
  }
}
