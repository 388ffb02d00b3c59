import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { PersonPin } from './PersonPin.tsx'
import styles from './SignIn.module.css'

/** The shift runs on behind it; somebody else takes over by ending it. */
export function UnlockScreen({ onUnlocked }: { readonly onUnlocked: () => void }) {
  const { lock, shifts } = useServices()
  const { person } = useWorkplace()
  const unlock = () => {
    lock.setUnlocked(true)
    onUnlocked()
  }
  return (
    <Page title="Locked" lead="Everything is kept. Enter your PIN to go on." width="reading">
      <div className={styles.stage}>
        <PersonPin person={person} submitLabel="Unlock" onRight={unlock} />
        <Button kind="quiet" icon="user" onPress={() => void shifts.end()}>
          I am not {person.name}
        </Button>
      </div>
    </Page>
  )
}
