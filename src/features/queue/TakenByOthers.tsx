import { nameOfRequester } from '../../domain/requester/requester.ts'
import { inTurn } from '../../domain/visit/inTurn.ts'
import { holderOf, isTakenFrom } from '../../domain/visit/isTakenFrom.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { useQueueStore } from './queueStore.ts'

/** Two technicians took the same person while their tablets did not hear of each other: one has them, the other reads it here. */
export function TakenByOthers({ open }: { readonly open: readonly Visit[] }) {
  const { people, person } = useWorkplace()
  const { seenTaken, hideTaken } = useQueueStore()
  const taken = open.filter((visit) => isTakenFrom(visit, person.personId) && !seenTaken.includes(visit.id))
  if (taken.length === 0) return null
  const [next] = inTurn(open.filter((visit) => visit.state === 'waiting' && !visit.call))
  return taken.map((visit) => (
    <Notice
      key={visit.id}
      kind="warning"
      isNews
      title={`${nameOf(visit)} is with ${people.find(({ personId }) => personId === holderOf(visit))?.name ?? 'a colleague'}`}
      onDismiss={() => hideTaken(visit.id)}
    >
      {`You both took them while your tablets did not hear of each other. What you wrote is kept with the visit. ${
        next === undefined ? 'Nobody else is waiting.' : `Next in line: ${nameOf(next)}.`
      }`}
    </Notice>
  ))
}

function nameOf({ queueNumber, requester }: Visit): string {
  return `${queueNumber} ${nameOfRequester(requester)}`
}
