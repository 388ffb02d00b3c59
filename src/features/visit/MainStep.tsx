import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import type { VisitView } from './useVisit.ts'
import type { VisitSteps } from './useVisitSteps.ts'

/** The one step that comes next; while somebody is being helped, that is one of the outcomes. */
export function MainStep({ view, steps }: { readonly view: VisitView; readonly steps: VisitSteps }) {
  const { visit, isTapped } = view
  switch (visit.state) {
    case 'waiting':
      return (
        <Button kind="primary" icon="wrench" onPress={() => void steps.happen({ kind: 'started' })}>
          Start service
        </Button>
      )
    case 'on hold':
      return (
        <Button kind="primary" icon="wrench" onPress={() => void steps.happen({ kind: 'resumed' })}>
          Resume service
        </Button>
      )
    case 'in service':
      return null
    case 'abandoned':
    case 'no-show':
      return (
        <Button kind="primary" icon="rotate-ccw" onPress={() => void steps.happen({ kind: 'returned to queue' })}>
          Return to queue
        </Button>
      )
    case 'closed':
      return isTapped ? (
        <LinkButton to="/" kind="primary">
          Back to the queue
        </LinkButton>
      ) : (
        <LinkButton to={`/visit/${visit.id}/hand-over`} kind="primary" icon="tablet">
          Hand over
        </LinkButton>
      )
  }
}
