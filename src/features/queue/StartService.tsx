import { useState } from 'react'
import { useNavigate } from 'react-router'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { useQueueStore } from './queueStore.ts'

export type StartServiceProps = { readonly visitId: string; readonly queueNumber: string }

/** Takes the next person in one tap, and opens their visit. */
export function StartService({ visitId, queueNumber }: StartServiceProps) {
  const { visits, stamp } = useServices()
  const navigate = useNavigate()
  const setFailure = useQueueStore((store) => store.setFailure)
  const [isPending, setPending] = useState(false)

  async function start() {
    setPending(true)
    try {
      await visits.change(visitId, (visit) =>
        visit.state === 'waiting' ? addVisitEvent(visit, { kind: 'started' }, stamp()) : visit,
      )
      await navigate(`/visit/${visitId}`)
    } catch (cause) {
      setFailure(
        `Service for ${queueNumber} could not be started: ${cause instanceof Error ? cause.message : String(cause)}`,
      )
      setPending(false)
    }
  }

  return (
    <Button onPress={() => void start()} isPending={isPending} pendingLabel="Starting" label={`Start ${queueNumber}`}>
      Start
    </Button>
  )
}
