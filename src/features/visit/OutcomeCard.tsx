import { useState } from 'react'
import { useNavigate } from 'react-router'
import { outcomesFor } from '../../domain/visit/outcomesFor.ts'
import type { Outcome } from '../../domain/visit/visitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { Card } from '../../ui/Card.tsx'
import { TapTiles } from '../../ui/TapTiles.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { LoanerDialog } from './LoanerDialog.tsx'
import { TileDialog } from './TileDialog.tsx'
import type { VisitTyping } from './useVisitPageDraft.ts'
import { closingAs, type VisitSteps } from './useVisitSteps.ts'
import { outcomeTiles } from './visitWords.ts'

export type OutcomeCardProps = {
  readonly visit: Visit
  readonly steps: VisitSteps
  readonly typing: VisitTyping
}

/** One row of outcomes; a tap closes the visit, or asks the one thing that is missing. */
export function OutcomeCard({ visit, steps, typing }: OutcomeCardProps) {
  const { catalogue } = useWorkplace()
  const navigate = useNavigate()
  const [asks, setAsks] = useState<'nothing' | 'loaner' | 'escalation'>('nothing')
  const kind = catalogue.reasons.find(({ id }) => id === visit.reasonId)?.kind ?? 'incident'

  const tap = (outcome: Outcome) => {
    switch (outcome) {
      case 'swapped':
        return void navigate(`/visit/${visit.id}/swap`)
      case 'loaner issued':
        return setAsks('loaner')
      case 'escalated':
        return setAsks('escalation')
      case 'fixed':
      case 'advice':
      case 'collected':
      case 'not fixed':
        return void steps.close(closingAs(outcome))
    }
  }
  return (
    <Card title="Outcome">
      <TapTiles
        id="outcome"
        label="Outcome"
        isLabelHidden
        isStacked
        choices={outcomesFor(kind).map((outcome) => ({ value: outcome, ...outcomeTiles[outcome] }))}
        onTap={tap}
      />
      <TileDialog
        title="Escalate to"
        isOpen={asks === 'escalation'}
        choices={catalogue.escalationTargets}
        onClose={() => setAsks('nothing')}
        onTap={(escalatedTo) => {
          setAsks('nothing')
          void steps.close(closingAs('escalated', { escalatedTo }))
        }}
      />
      <LoanerDialog
        isOpen={asks === 'loaner'}
        onClose={() => setAsks('nothing')}
        requester={visit.requester}
        steps={steps}
        typing={typing}
      />
    </Card>
  )
}
