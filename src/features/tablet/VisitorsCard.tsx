import type { VisitorScreen } from '../../domain/tablet/tablet.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { useAction } from '../../ui/useAction.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './Tablet.module.css'

/** Turns this tablet into a screen for visitors, until a technician's PIN ends it. */
export function VisitorsCard() {
  const { tablet, lock, chime } = useServices()
  const saving = useAction()
  const show = (screen: VisitorScreen) =>
    void saving.run(async () => {
      // This touch is the one that lets the browser play the sound of calls.
      if (screen === 'wall board') chime.turn(chime.isOn())
      await tablet.showToVisitors(screen)
      lock.setUnlocked(false)
    })
  return (
    <Card title="A screen for visitors">
      <p>
        Visitors check in by themselves, read who is called and who is next, or tap a face on their way out. Only a
        technician’s PIN ends it, also after a restart.
      </p>
      {saving.failure !== null && (
        <Notice kind="error" title="This tablet stays as it is" isNews>
          {`Try again. (${saving.failure})`}
        </Notice>
      )}
      <div className={styles.ways}>
        <Button icon="user" onPress={() => show('check-in')}>
          Use for check-in
        </Button>
        <Button icon="monitor" onPress={() => show('wall board')}>
          Use as wall board
        </Button>
        <Button icon="tablet" onPress={() => show('tap screen')}>
          Use as tap screen
        </Button>
      </div>
    </Card>
  )
}
