import { useState } from 'react'
import { mayGetKit } from '../../domain/kit/mayGetKit.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { useWorkplace } from '../../workplace.tsx'
import styles from './OtherSteps.module.css'
import { TileDialog } from './TileDialog.tsx'
import type { VisitSteps } from './useVisitSteps.ts'

type Question = 'why on hold' | 'why first' | 'to whom'

/** Where a catalogue of an older centre names none. */
const anyPriorityReason = ['Agreed with the visitor']

/** What happens less often: first in line, to a colleague, hold, a kit, back to the queue, left, did not come. */
export function OtherSteps({ visit, steps }: { readonly visit: Visit; readonly steps: VisitSteps }) {
  const { bar, catalogue, people, person } = useWorkplace()
  const [asks, setAsks] = useState<Question | null>(null)
  const isBeingHelped = visit.state === 'in service' || visit.state === 'on hold'
  if (!isBeingHelped && visit.state !== 'waiting') return null
  const { priority } = visit
  const colleagues = people.filter(({ personId, barIds }) => personId !== person.personId && barIds.includes(bar.barId))
  const answer = (happen: (choice: string) => Parameters<VisitSteps['happen']>[0]) => (choice: string) => {
    setAsks(null)
    void steps.happen(happen(choice))
  }
  return (
    <section className={styles.steps} aria-label="Other steps">
      {visit.state === 'waiting' && !priority && (
        <Button icon="arrow-up" onPress={() => setAsks('why first')}>
          Put first
        </Button>
      )}
      {visit.state === 'waiting' && priority && (
        <Button icon="rotate-ccw" onPress={() => void steps.happen({ kind: 'undone', eventId: priority.eventId })}>
          Back in turn
        </Button>
      )}
      {visit.state === 'in service' && (
        <Button icon="circle-pause" onPress={() => setAsks('why on hold')}>
          Put on hold
        </Button>
      )}
      {visit.state === 'in service' && colleagues.length > 0 && (
        <Button icon="user" onPress={() => setAsks('to whom')}>
          Hand to a colleague
        </Button>
      )}
      {isBeingHelped && mayGetKit(visit, catalogue) && (
        <LinkButton to={`/visit/${visit.id}/kit`} icon="package-check">
          Hand out a kit
        </LinkButton>
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
        isOpen={asks === 'why on hold'}
        choices={catalogue.holdReasons}
        onClose={() => setAsks(null)}
        onTap={answer((why) => ({ kind: 'held', why }))}
      />
      <TileDialog
        title="First in line, because"
        isOpen={asks === 'why first'}
        choices={catalogue.priorityReasons ?? anyPriorityReason}
        onClose={() => setAsks(null)}
        onTap={answer((why) => ({ kind: 'put first', why }))}
      />
      <TileDialog
        title="Who goes on with this visit?"
        isOpen={asks === 'to whom'}
        choices={colleagues.map(({ personId, name }) => ({ value: personId, label: name }))}
        onClose={() => setAsks(null)}
        onTap={answer((toPersonId) => ({ kind: 'handed over', toPersonId }))}
      />
    </section>
  )
}
