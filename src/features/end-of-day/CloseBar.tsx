import { useMemo, useState } from 'react'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { clockWords } from '../../ui/timeWords.ts'
import { useAction } from '../../ui/useAction.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'

/** A pop-up closes when its crew says so; the receipt is asked for right after. A desk closes by its hours. */
export function CloseBar({ onClosed }: { readonly onClosed: () => void }) {
  const { attendances, shifts, visits } = useServices()
  const { bar, shift } = useWorkplace()
  const { id } = shift.opening
  const attendance = useLive(useMemo(() => attendances.at$(id), [attendances, id]))
  const open = useLive(useMemo(() => visits.open$(bar.barId), [visits, bar.barId]))
  const [isAsking, setAsking] = useState(false)
  const closing = useAction()
  if (bar.kind !== 'popup' || attendance.status !== 'ready' || open.status !== 'ready') return null
  const { doors } = attendance.value
  if (doors.kind === 'not opened') return null
  if (doors.kind === 'closed') return <p>The bar was closed at {clockWords(doors.at)}.</p>

  const waiting = open.value.filter(({ state }) => state === 'waiting').length
  const close = async () => {
    setAsking(false)
    if (await closing.run(() => shifts.note({ kind: 'bar closed', siteId: shift.opening.siteId }))) onClosed()
  }
  return (
    <>
      {closing.failure !== null && (
        <Notice kind="error" isNews title="The bar is not closed">
          {`Try again. (${closing.failure})`}
        </Notice>
      )}
      <div>
        <Button
          icon="lock"
          isPending={closing.isRunning}
          pendingLabel="Closing"
          onPress={() => (waiting === 0 ? void close() : setAsking(true))}
        >
          Close the bar
        </Button>
      </div>
      <ConfirmDialog
        title={`Close while ${countWords(waiting, 'person is', 'people are')} waiting?`}
        isOpen={isAsking}
        confirmLabel="Close the bar"
        cancelLabel="Go on helping"
        onConfirm={() => void close()}
        onCancel={() => setAsking(false)}
      >
        <p>They stay in the queue until somebody ends their visits. Nobody else can check in.</p>
      </ConfirmDialog>
    </>
  )
}
