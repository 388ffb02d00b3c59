import { useState } from 'react'
import { useParams } from 'react-router'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isStanding } from '../../domain/swap/swapMatterOf.ts'
import { SwapQuestions } from './SwapQuestions.tsx'
import { type SwapVisit, useSwapVisit } from './useSwapVisit.ts'

/** The swap of one visit as question pages: `/visit/:visitId/swap/<page>`. */
export function SwapScreen() {
  const { visitId = '' } = useParams()
  const view = useSwapVisit(visitId)
  switch (view.status) {
    case 'loading':
      return (
        <Page title="Swap" width="reading">
          <Skeleton label="Opening the swap" lines={5} />
        </Page>
      )
    case 'failed':
      return (
        <Page title="Swap" width="reading" back={{ to: `/visit/${visitId}`, label: 'Visit' }}>
          <Notice kind="error" title="The swap could not be opened">
            {`Nothing is lost: what was answered is kept. Go back to the visit and open the swap again. (${view.reason})`}
          </Notice>
        </Page>
      )
    case 'ready':
      return view.value === null ? <MissingVisit /> : <SwapOfVisit key={visitId} view={view.value} />
  }
}

function SwapOfVisit({ view }: { readonly view: SwapVisit }) {
  // While the swap is being recorded, the pages stay as they were: the record itself changes what they are judged by.
  const [recorded, setRecorded] = useState<SwapVisit | null>(null)
  const made = view.swapsOfVisit.find(isStanding)
  if (made === undefined || recorded !== null)
    return (
      <SwapQuestions view={recorded ?? view} onRecording={(isRecording) => setRecorded(isRecording ? view : null)} />
    )
  return (
    <Page title="This visit has its swap" width="reading" back={{ to: `/visit/${view.visit.id}`, label: 'Visit' }}>
      <EmptyState
        title={`${made.outgoing.assetTag} was handed over in this visit`}
        action={<LinkButton to={`/swap/${made.id}`}>See the receipt</LinkButton>}
      >
        A visit has one swap. For another device, log another visit.
      </EmptyState>
    </Page>
  )
}

function MissingVisit() {
  return (
    <Page title="Visit not found" back={{ to: '/', label: 'Queue' }}>
      <EmptyState title="This tablet holds no such visit" action={<LinkButton to="/">Go to the queue</LinkButton>}>
        A swap belongs to a visit. The visit may have been logged on another tablet and not have arrived here yet.
      </EmptyState>
    </Page>
  )
}
