import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLive } from '../../ui/useLive.ts'
import styles from './Tablet.module.css'

/** Installed or not, and how to: a browser tab may lose its data, an installed app does not. */
export function InstallCard() {
  const { installation } = useServices()
  const state = useLive(installation.state$)
  if (state.status !== 'ready') return null
  if (state.value.kind === 'installed')
    return (
      <Card title="App">
        <p>Installed on this device.</p>
      </Card>
    )
  return (
    <Card title="App">
      <Notice kind="warning" title="Not installed: this tablet may lose data">
        A browser may delete what a page has stored. An installed app keeps it.
      </Notice>
      {state.value.offer === 'can install' && (
        <div>
          <Button icon="download" onPress={() => void installation.install()}>
            Install the app
          </Button>
        </div>
      )}
      {state.value.offer === 'by hand' && (
        <ol className={styles.steps}>
          <li>Send what is unsent: the installed app starts with its own empty storage.</li>
          <li>In Safari, open the Share menu.</li>
          <li>Choose Add to Home Screen, then Add.</li>
          <li>Open Tech Bar from its new icon, and set it up with the code.</li>
        </ol>
      )}
      {state.value.offer === 'none' && (
        <p>Open the browser’s menu and choose Install or Add to Home screen. If neither is there, ask the help desk.</p>
      )}
    </Card>
  )
}
