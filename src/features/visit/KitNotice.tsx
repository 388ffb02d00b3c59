import { useMemo } from 'react'
import { useServices } from '../../services.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLive } from '../../ui/useLive.ts'

/** A kit and the closing of its visit are two records, and anything may come between: the kit is the truth. */
export function KitNotice({ visitId }: { readonly visitId: string }) {
  const { stock } = useServices()
  const kits = useLive(useMemo(() => stock.kitsOfVisit$(visitId), [stock, visitId]))
  const standing = kits.status === 'ready' ? kits.value.find(({ state }) => state === 'handed out') : undefined
  if (standing === undefined) return null
  return (
    <Notice
      kind="warning"
      title={`${standing.kit.name}: the kit is handed out, and the visit is not closed yet`}
      actions={<LinkButton to={`/kit/${standing.id}`}>Close it from its receipt</LinkButton>}
    >
      Closing it otherwise would count it as something else than collected.
    </Notice>
  )
}
