import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { useLive } from '../../ui/useLive.ts'

export function AppVersion() {
  const { appUpdate, appVersion } = useServices()
  const update = useLive(appUpdate.state$)
  const state = update.status === 'ready' ? update.value : { kind: 'none' as const }
  return (
    <Card title="Version">
      <p>
        {appVersion}
        {state.kind === 'none' && ', the newest that this tablet knows of.'}
      </p>
      {state.kind === 'waiting' && (
        <p>
          A new version waits for {countWords(state.dirtyForms, 'unfinished form')}. Finish or leave{' '}
          {state.dirtyForms === 1 ? 'it' : 'them'}, and it can be used.
        </p>
      )}
      {state.kind === 'ready' && (
        <>
          <p>A new version is ready. It takes a few seconds, and everything on this tablet stays.</p>
          <div>
            <Button icon="refresh-cw" onPress={() => void appUpdate.apply()}>
              Use the new version
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
