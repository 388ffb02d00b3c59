import { format } from 'date-fns'
import { useCallback, useState } from 'react'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useRead } from '../../ui/useRead.ts'
import styles from './UnsentFile.module.css'

/** One file for each bar that this tablet has taken records for: nearly always one. */
export function SaveUnsent({ barId: ownBarId }: { readonly barId: string | null }) {
  const { unsentFiles, saveFile, now } = useServices()
  const read = useCallback(() => unsentFiles.waiting(), [unsentFiles])
  const waiting = useRead(read)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const saving = useAction()
  const save = (barId: string) =>
    saving.run(async () => {
      const file = await unsentFiles.make(barId, format(now(), 'yyyy-MM-dd'))
      saveFile(file)
      setSavedAs(file.name)
    })
  return (
    <Card title="Save">
      <p>
        The file holds names and staff numbers: keep it as carefully as the tablet, and delete it once it was taken in.
        The records stay on this tablet too.
      </p>
      {waiting.status === 'ready' && waiting.value.length === 0 && <p>Nothing is waiting to be sent.</p>}
      {waiting.status === 'ready' && (
        <div className={styles.ways}>
          {waiting.value.map(({ barId, count }) => (
            <Button key={barId} kind="primary" icon="download" onPress={() => void save(barId)}>
              {`Save ${countWords(count, 'record')}${barId === ownBarId ? '' : ` of ${barId}`}`}
            </Button>
          ))}
        </div>
      )}
      {savedAs !== null && (
        <Notice kind="success" isNews title={`Saved as ${savedAs}`}>
          It is where this device keeps its downloads. Send or carry it to another tablet of this bar.
        </Notice>
      )}
      {saving.failure !== null && (
        <Notice kind="error" isNews title="The file could not be made">
          {`The records are still on this tablet. Try again. (${saving.failure})`}
        </Notice>
      )}
    </Card>
  )
}
