import { useParams } from 'react-router'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Receipt } from './Receipt.tsx'
import { useReceipt } from './useReceipt.ts'

const queue = { to: '/', label: 'Queue' } as const

/** What was given and taken, to be shown, printed or scanned. */
export function SwapReceiptScreen() {
  const { swapId = '' } = useParams()
  const view = useReceipt(swapId)
  switch (view.status) {
    case 'loading':
      return (
        <Page title="Receipt" width="reading" back={queue}>
          <Skeleton label="Opening the receipt" lines={5} />
        </Page>
      )
    case 'failed':
      return (
        <Page title="Receipt" width="reading" back={queue}>
          <Notice kind="error" title="The receipt could not be opened">
            {`The swap is still on this tablet. Go back and open it again. (${view.reason})`}
          </Notice>
        </Page>
      )
    case 'ready':
      return view.value === null ? (
        <Page title="Receipt not found" width="reading" back={queue}>
          <EmptyState title="This tablet holds no such swap" action={<LinkButton to="/">Go to the queue</LinkButton>}>
            The address may be mistyped, or the swap was made on another tablet and has not arrived here yet.
          </EmptyState>
        </Page>
      ) : (
        <Receipt view={view.value} />
      )
  }
}
