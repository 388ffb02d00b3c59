import { useState } from 'react'
import { unsentTotal } from '../../domain/sync/syncStatus.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { countWords } from '../../ui/countWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './Tablet.module.css'
import { useSyncStatus } from './useSyncStatus.ts'

/** Ends the shift: the next one signs in with their PIN and chooses the opening. */
export function ShiftCard() {
  const { shifts, lock } = useServices()
  const { person, site } = useWorkplace()
  const status = useSyncStatus()
  const [isAsking, setAsking] = useState(false)
  const unsent = status?.unsent === undefined || status.unsent === null ? 0 : unsentTotal(status.unsent)
  const signOff = () => {
    lock.setUnlocked(false)
    void shifts.end()
  }
  return (
    <Card title="Shift">
      <p>
        {person.name}
        {site !== null && `, at ${site.name}`}
      </p>
      <div className={styles.ways}>
        <Button icon="log-out" onPress={() => setAsking(true)}>
          Sign off or change site
        </Button>
      </div>
      <ConfirmDialog
        title="Sign off?"
        isOpen={isAsking}
        confirmLabel="Sign off"
        cancelLabel="Stay signed in"
        onConfirm={signOff}
        onCancel={() => setAsking(false)}
      >
        <p>
          Open visits stay in the queue, and everything stays saved on this tablet. That you left is recorded too: wait
          for All sent before the tablet is put away.
          {unsent > 0 &&
            ` ${countWords(unsent, 'record is', 'records are')} still to send: leave the tablet switched on where there is a network.`}
        </p>
      </ConfirmDialog>
    </Card>
  )
}
