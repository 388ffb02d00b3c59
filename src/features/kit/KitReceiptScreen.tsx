import { useMemo } from 'react'
import { useParams } from 'react-router'
import { combineLatest, from, of, switchMap } from 'rxjs'
import { tapIdOf } from '../../domain/tap/recordTap.ts'
import { useServices } from '../../services.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useLive } from '../../ui/useLive.ts'
import { KitReceipt } from './KitReceipt.tsx'

const queue = { to: '/', label: 'Queue' } as const

/** What was handed out, to be shown, printed or scanned. */
export function KitReceiptScreen() {
  const { kitIssueId = '' } = useParams()
  const { stock, visits, taps } = useServices()
  const view$ = useMemo(
    () =>
      stock.kit$(kitIssueId).pipe(
        switchMap((kit) =>
          kit === null
            ? of(null)
            : combineLatest({
                kit: of(kit),
                visit: visits.byId$(kit.visitId),
                isTapped: from(taps.isTapped(tapIdOf(kit.visitId))),
              }),
        ),
      ),
    [stock, visits, taps, kitIssueId],
  )
  const view = useLive(view$)
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
            {`The kit is still on this tablet. Go back and open it again. (${view.reason})`}
          </Notice>
        </Page>
      )
    case 'ready':
      return view.value === null ? (
        <Page title="Receipt not found" width="reading" back={queue}>
          <EmptyState title="This tablet holds no such kit" action={<LinkButton to="/">Go to the queue</LinkButton>}>
            The address may be mistyped, or the kit was handed out on another tablet and has not arrived here yet.
          </EmptyState>
        </Page>
      ) : (
        <KitReceipt view={view.value} />
      )
  }
}
