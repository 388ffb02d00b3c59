import type { Entitlement } from '../../domain/entitlement/decideEntitlement.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'

const looks = {
  allowed: { kind: 'success', title: 'The contract allows this swap' },
  'needs approval': { kind: 'warning', title: 'The contract needs an approval' },
  refused: { kind: 'error', title: 'The contract refuses this swap' },
  never: { kind: 'error', title: 'This device is never replaced here' },
} as const

export type EntitlementNoticeProps = { readonly entitlement: Entitlement; readonly visitId: string }

/** What the contract says, with its reason; a refusal offers the ways that stay open. */
export function EntitlementNotice({ entitlement, visitId }: EntitlementNoticeProps) {
  const look = looks[entitlement.kind]
  if (entitlement.kind === 'allowed' || entitlement.kind === 'needs approval')
    return (
      <Notice kind={look.kind} title={look.title}>
        {entitlement.reason}
      </Notice>
    )
  return (
    <Notice
      kind={look.kind}
      title={look.title}
      actions={<LinkButton to={`/visit/${visitId}`}>Issue a loaner or escalate instead</LinkButton>}
    >
      {entitlement.kind === 'never'
        ? `${entitlement.reason} Nobody can except it.`
        : `${entitlement.reason} It can go on only as an exception that somebody approved.`}
    </Notice>
  )
}
