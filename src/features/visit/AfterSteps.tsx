import { useState } from 'react'
import { visitMarks } from '../../domain/visit/visitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { Button } from '../../ui/Button.tsx'
import { CorrectionDialog } from './CorrectionDialog.tsx'
import styles from './OtherSteps.module.css'
import type { VisitTyping } from './useVisitPageDraft.ts'
import type { VisitSteps } from './useVisitSteps.ts'

export type AfterStepsProps = {
  readonly visit: Visit
  readonly steps: VisitSteps
  readonly typing: VisitTyping
}

/** Once a visit is over: put its outcome right, or mark it as one that does not count. */
export function AfterSteps({ visit, steps, typing }: AfterStepsProps) {
  const [isCorrecting, setCorrecting] = useState(false)
  if (visit.isOpen) return null
  const marks = visit.marks ?? []
  return (
    <section className={styles.steps} aria-label="Put right">
      {visit.state === 'closed' && (
        <Button icon="square-pen" onPress={() => setCorrecting(true)}>
          Correct the outcome
        </Button>
      )}
      {visitMarks.map((mark) => {
        const isOn = marks.includes(mark)
        return (
          <Button
            key={mark}
            icon={isOn ? 'rotate-ccw' : 'circle-x'}
            onPress={() => void steps.happen({ kind: 'marked', mark, isOn: !isOn })}
          >
            {isOn ? `Not a ${mark}` : `Mark as ${mark}`}
          </Button>
        )
      })}
      <CorrectionDialog
        visit={visit}
        isOpen={isCorrecting}
        onClose={() => setCorrecting(false)}
        steps={steps}
        typing={typing}
      />
    </section>
  )
}
