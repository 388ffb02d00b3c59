import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { useUndoStore } from '../../ui/undoStore.ts'
import type { QueueRow } from './queueBoardOf.ts'
import { useQueueStore } from './queueStore.ts'

/** Calls the person to the desk; again, and in the end "did not come", where nobody answers. */
export function CallSteps({ row }: { readonly row: QueueRow }) {
  const { visits, stamp } = useServices()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const setFailure = useQueueStore((store) => store.setFailure)
  const { visitId, queueNumber, call } = row

  async function happen(kind: 'called' | 'no-show') {
    const made = stamp()
    try {
      // Somebody else may have taken them in the same moment: then there is nobody to call.
      const visit = await visits.change(visitId, (newest) =>
        newest.state === 'waiting' ? addVisitEvent(newest, { kind }, made) : newest,
      )
      if (kind === 'no-show' && visit.state === 'no-show')
        offerUndo(`Visit ${queueNumber}: did not come.`, async () => {
          await visits.change(visitId, (newest) => addVisitEvent(newest, { kind: 'undone', eventId: made.id }, stamp()))
        })
    } catch (cause) {
      setFailure(`The step for ${queueNumber} is not saved: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }

  return (
    <>
      {call?.isUnanswered === true && (
        <Button icon="ban" onPress={() => void happen('no-show')} label={`Did not come, ${queueNumber}`}>
          Did not come
        </Button>
      )}
      <Button icon="megaphone" onPress={() => void happen('called')} label={callLabelOf(row)}>
        {call === null ? 'Call' : 'Call again'}
      </Button>
    </>
  )
}

function callLabelOf({ call, queueNumber }: QueueRow): string {
  return call === null ? `Call ${queueNumber}` : `Call again, ${queueNumber}`
}
