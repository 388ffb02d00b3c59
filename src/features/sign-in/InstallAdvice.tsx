import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLive } from '../../ui/useLive.ts'

/** Said where nothing can be lost yet: a home-screen app keeps its data, a tab may not. */
export function InstallAdvice() {
  const { installation } = useServices()
  const state = useLive(installation.state$)
  if (state.status !== 'ready' || state.value.kind === 'installed') return null
  const { offer } = state.value
  return (
    <Notice
      kind="warning"
      title="Not installed: this tablet may lose data"
      actions={
        offer === 'can install' && (
          <Button icon="download" onPress={() => void installation.install()}>
            Install the app
          </Button>
        )
      }
    >
      <p>
        {offer === 'by hand'
          ? 'Install it first: open the Share menu, choose Add to Home Screen, and go on from the new icon. A page in Safari loses its data after seven days without use.'
          : 'Install the app before you work with it, so that this device keeps its records for good.'}
      </p>
    </Notice>
  )
}
