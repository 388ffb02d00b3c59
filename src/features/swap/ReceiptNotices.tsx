import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import type { ReceiptView } from './useReceipt.ts'

/** What is not finished about this swap, and where it is finished. */
export function ReceiptNotices({ view: { swap, matter } }: { readonly view: ReceiptView }) {
  const plan = swap.incoming.return
  const visitLink = <LinkButton to={`/visit/${swap.visitId}`}>Open the visit</LinkButton>
  return (
    <>
      {swap.state === 'new one issued, old one not yet in' && (
        <Notice
          kind="warning"
          title={`${swap.incoming.assetTag} is not in yet`}
          actions={<LinkButton to="/stock">Take it in under Stock</LinkButton>}
        >
          {plan.kind === 'later' ? `It is expected by ${dayWords(plan.dueOn)}.` : undefined}
        </Notice>
      )}
      {matter.kind === 'visit not closed' && (
        <Notice kind="warning" title="The visit is not closed yet" actions={visitLink}>
          The swap is recorded. Close the visit as swapped from its page.
        </Notice>
      )}
      {swap.state === 'undone' && (
        <Notice title="This swap was taken back" actions={visitLink}>
          No device changed hands.
        </Notice>
      )}
      {swap.state === 'declined' && (
        <Notice title="No device changed hands" actions={visitLink}>
          The visit is still open: issue a loaner, escalate, or offer another device.
        </Notice>
      )}
    </>
  )
}
