import { format } from 'date-fns'
import { useState } from 'react'
import { wordsOfFailure } from '../../domain/sync/wordsOfFailure.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './Register.module.css'

/** All of it, for a spreadsheet; the import takes it back. */
export function ExportRegister() {
  const { register, saveFile, now } = useServices()
  const { catalogue } = useWorkplace()
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const saving = useAction()
  const save = () =>
    saving.run(async () => {
      setSavedAs(null)
      const made = await register.export(catalogue.models, format(now(), 'yyyy-MM-dd'))
      if (made.kind !== 'exported')
        throw new Error(made.kind === 'refused' ? made.words : wordsOfFailure(made.failure).what)
      saveFile(made.file)
      setSavedAs(made.file.name)
    })
  return (
    <Card title="Export">
      <p>The whole register as the centre holds it now, as a CSV file. Who has a device does not stand in it.</p>
      <div className={styles.ways}>
        <Button
          icon="download"
          onPress={() => void save()}
          isPending={saving.isRunning}
          pendingLabel="Reading the register"
        >
          Export the register
        </Button>
      </div>
      {savedAs !== null && (
        <Notice kind="success" isNews title={`Saved as ${savedAs}`}>
          It is where this device keeps its downloads.
        </Notice>
      )}
      {saving.failure !== null && (
        <Notice kind="error" isNews title="The register was not exported">
          {`Try again when there is a network. (${saving.failure})`}
        </Notice>
      )}
    </Card>
  )
}
