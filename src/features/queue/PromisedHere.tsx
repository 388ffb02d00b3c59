import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { isPromisedAt } from '../../domain/visit/isPromisedAt.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { useAction } from '../../ui/useAction.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './PromisedHere.module.css'

/** What was promised at an earlier opening for this one, by whoever worked then. */
export function PromisedHere({ open }: { readonly open: readonly Visit[] }) {
  const { visits } = useServices()
  const { bar, shift } = useWorkplace()
  const promised = useLive(useMemo(() => visits.promised$(bar.barId), [visits, bar.barId]))
  const due = promised.status === 'ready' ? promised.value.filter((visit) => isPromisedAt(visit, shift.opening)) : []
  if (due.length === 0) return null
  return (
    <Card title="Promised for today">
      <ul className={styles.promises}>
        {due.map((visit) => (
          <Promised key={visit.id} visit={visit} inQueue={inQueueOf(visit, open)} />
        ))}
      </ul>
    </Card>
  )
}

/** Their visit of today: they checked in by themselves, or a colleague put them in line. */
function inQueueOf({ id, staffNumber }: Visit, open: readonly Visit[]): Visit | undefined {
  return open.find((visit) => visit.id !== id && staffNumber !== '' && visit.staffNumber === staffNumber)
}

type PromisedProps = { readonly visit: Visit; readonly inQueue: Visit | undefined }

function Promised({ visit, inQueue }: PromisedProps) {
  const { visits, stamp } = useServices()
  const { bar, shift } = useWorkplace()
  const navigate = useNavigate()
  const starting = useAction()
  const name = nameOfRequester(visit.requester)

  const start = () =>
    starting.run(async () => {
      const { requester, reasonId } = visit
      const at = { barId: bar.barId, openingId: shift.opening.id }
      const next =
        inQueue === undefined
          ? await visits.add({ ...at, requester, reasonId, service: 'starts now' }, stamp)
          : await visits.change(inQueue.id, (newest) =>
              newest.state === 'waiting' ? addVisitEvent(newest, { kind: 'started' }, stamp()) : newest,
            )
      // The visit has begun. Should this fail, the promise stands for longer, and is kept from the earlier visit's page.
      await visits
        .change(visit.id, (newest) => addVisitEvent(newest, { kind: 'promise kept' }, stamp()))
        .catch(() => undefined)
      await navigate(`/visit/${next.id}`)
    })
  return (
    <li className={styles.promise}>
      <span className={styles.words}>
        <Link to={`/visit/${visit.id}`} className={styles.name}>
          {name}
        </Link>
        <span>{visit.promise?.what}</span>
        <span className={styles.since}>promised {dayWords(visit.arrivedAt)}</span>
      </span>
      {!visit.isOpen && (
        <Button
          icon="user"
          isPending={starting.isRunning}
          pendingLabel="Starting"
          label={`${name} is here`}
          onPress={() => void start()}
        >
          Is here
        </Button>
      )}
      {starting.failure !== null && (
        <Notice kind="error" isNews title="The visit could not be started">
          {`The promise stands as it was. Try again. (${starting.failure})`}
        </Notice>
      )}
    </li>
  )
}
