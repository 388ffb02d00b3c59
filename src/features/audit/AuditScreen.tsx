import { useMemo } from 'react'
import { managerRole } from '../../domain/sync/roles.ts'
import { useServices } from '../../services.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useLive } from '../../ui/useLive.ts'
import { AuditEntries } from './AuditEntries.tsx'
import { AuditQuestion } from './AuditQuestion.tsx'
import { TrailVerdicts } from './TrailVerdicts.tsx'
import { useAuditReading } from './useAuditReading.ts'

/** What the tablets of a bar noted, and first of all whether anything is missing from it or was changed. */
export function AuditScreen() {
  const { tablet } = useServices()
  const roles = useLive(useMemo(() => tablet.roles$(), [tablet]))
  const { state, ask } = useAuditReading()
  if (roles.status !== 'ready') return null
  const isManager = roles.value.includes(managerRole)
  return (
    <Page
      title="Audit trail"
      lead="Who did what when, as each tablet noted it."
      back={{ to: '/tablet', label: 'This tablet' }}
    >
      {!isManager && (
        <EmptyState title="The audit trail is for managers.">
          This tablet’s account is not a manager’s. Ask the service manager if you need to know what was noted.
        </EmptyState>
      )}
      {isManager && <AuditQuestion isReading={state.kind === 'reading'} onAsk={ask} />}
      {isManager && state.kind === 'reading' && (
        <ProgressBar label="Asking the centre, and checking each entry" done={0} total={null} />
      )}
      {isManager && state.kind === 'failed' && (
        <Notice kind="error" isNews title="The audit trail was not read">
          {`${state.words} It is kept at the centre and on the tablets. Try again when there is a network.`}
        </Notice>
      )}
      {isManager && state.kind === 'read' && state.reading.trails.length === 0 && (
        <EmptyState title="No tablet of this bar has noted anything yet.">
          A tablet’s trail begins when it is set up, and arrives here with its first exchange.
        </EmptyState>
      )}
      {isManager && state.kind === 'read' && state.reading.trails.length > 0 && (
        <>
          <TrailVerdicts trails={state.reading.trails} />
          <AuditEntries reading={state.reading} />
        </>
      )}
    </Page>
  )
}
