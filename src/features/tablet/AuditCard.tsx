import { useMemo } from 'react'
import { managerRole } from '../../domain/sync/roles.ts'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useLive } from '../../ui/useLive.ts'

/** For managers alone: nobody else may read it. */
export function AuditCard() {
  const { tablet } = useServices()
  const roles = useLive(useMemo(() => tablet.roles$(), [tablet]))
  if (roles.status !== 'ready' || !roles.value.includes(managerRole)) return null
  return (
    <Card title="Audit trail">
      <p>Who did what when on the tablets of a bar, and whether anything is missing from it or was changed.</p>
      <div>
        <LinkButton to="/audit" icon="shield-check">
          Audit trail
        </LinkButton>
      </div>
    </Card>
  )
}
