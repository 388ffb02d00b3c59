import { useState } from 'react'
import { useParams } from 'react-router'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { KitForm } from './KitForm.tsx'
import { type KitVisit, useKitVisit } from './useKitVisit.ts'

/** What a role gets in one go, handed out in a visit. */
export function KitScreen() {
  const { visitId = '' } = useParams()
  const view = useKitVisit(visitId)
  const back = { to: `/visit/${visitId}`, label: 'Visit' }
  switch (view.status) {
    case 'loading':
      return (
        <Page title="Hand out a kit" width="reading" back={back}>
          <Skeleton label="Opening the stock" lines={5} />
        </Page>
      )
    case 'failed':
      return (
        <Page title="Hand out a kit" width="reading" back={back}>
          <Notice kind="error" title="The kit could not be opened">
            {`Nothing is lost: what was answered is kept. Go back to the visit and open the kit again. (${view.reason})`}
          </Notice>
        </Page>
      )
    case 'ready':
      return view.value === null ? <MissingVisit /> : <KitOfVisit key={visitId} view={view.value} />
  }
}

function KitOfVisit({ view }: { readonly view: KitVisit }) {
  // While the kit is being recorded the form stays as it was: the record itself changes what it is judged by.
  const [recorded, setRecorded] = useState<KitVisit | null>(null)
  const made = view.kits.find(({ state }) => state === 'handed out')
  if (made === undefined || recorded !== null)
    return <KitForm view={recorded ?? view} onRecording={(isRecording) => setRecorded(isRecording ? view : null)} />
  return (
    <Page title="This visit has its kit" width="reading" back={{ to: `/visit/${view.visit.id}`, label: 'Visit' }}>
      <EmptyState
        title={`${made.kit.name} was handed out in this visit`}
        action={<LinkButton to={`/kit/${made.id}`}>See the receipt</LinkButton>}
      >
        A visit has one kit. For another one, log another visit.
      </EmptyState>
    </Page>
  )
}

function MissingVisit() {
  return (
    <Page title="Visit not found" back={{ to: '/', label: 'Queue' }}>
      <EmptyState title="This tablet holds no such visit" action={<LinkButton to="/">Go to the queue</LinkButton>}>
        A kit belongs to a visit. The visit may have been logged on another tablet and not have arrived here yet.
      </EmptyState>
    </Page>
  )
}
