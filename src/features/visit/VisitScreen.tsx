import { useParams } from 'react-router'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useVisit } from './useVisit.ts'
import { VisitPage } from './VisitPage.tsx'

const queue = { to: '/', label: 'Queue' } as const

/** One visit: what is known, what happened, and how it ends. */
export function VisitScreen() {
  const { visitId = '' } = useParams()
  const view = useVisit(visitId)
  switch (view.status) {
    case 'loading':
      return (
        <Page title="Visit" back={queue}>
          <Skeleton label="Opening the visit" lines={5} />
        </Page>
      )
    case 'failed':
      return (
        <Page title="Visit" back={queue}>
          <Notice kind="error" title="This visit could not be opened">
            {`It is still on this tablet. Go back to the queue and open it again. (${view.reason})`}
          </Notice>
        </Page>
      )
    case 'ready':
      return view.value === null ? <MissingVisit /> : <VisitPage key={visitId} view={view.value} />
  }
}

function MissingVisit() {
  return (
    <Page title="Visit not found" back={queue}>
      <EmptyState title="This tablet holds no such visit" action={<LinkButton to="/">Go to the queue</LinkButton>}>
        The address may be mistyped, or the visit was logged on another tablet and has not arrived here yet.
      </EmptyState>
    </Page>
  )
}
