import { useState } from 'react'
import type { Visit } from '../../domain/visit/visit.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkplace } from '../../workplace.tsx'
import styles from './OtherSteps.module.css'
import { TileDialog } from './TileDialog.tsx'
import type { VisitSteps } from './useVisitSteps.ts'

/** What happens less often: hold, back to the queue, left, did not come. */
export function OtherSteps({ visit, steps }: { readonly visit: Visit; readonly steps: VisitSteps }) {
  const { catalogue } = useWorkplace()
  const [isHolding, setHolding] = useState(false)
  const isBeingHelped = visit.state === 'in service' || visit.state === 'on hold'
  if (!isBeingHelped && visit.state !== 'waiting') return null
  return (
    <section className={styles.steps} aria-label="Other steps">
      {visit.state === 'in service' && (
        <Button icon="circle-pause" onPress={() => setHolding(true)}>
          Put on hold
        </Button>
      )}
      {isBeingHelped && (
        <Button icon="rotate-ccw" onPress={() => void steps.happen({ kind: 'returned to queue' })}>
          Return to queue
        </Button>
      )}
      {visit.state !== 'on hold' && (
        <Button icon="ban" onPress={() => void steps.leave('no-show')}>
          Did not come
        </Button>
      )}
      <Button icon="log-out" onPress={() => void steps.leave('abandoned')}>
        Left before the end
      </Button>
      <TileDialog
        title="On hold, because"
        isOpen={isHolding}
        choices={catalogue.holdReasons}
        onClose={() => setHolding(false)}
        onTap={(why) => {
          setHolding(false)
          void steps.happen({ kind: 'held', why })
        }}
      />
    </section>
  )
}
