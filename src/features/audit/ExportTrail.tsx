import { useState } from 'react'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useAction } from '../../ui/useAction.ts'
import styles from './Audit.module.css'
import { type AuditRow, auditTableOf } from './auditRows.ts'
import type { ReadTrails } from './useAuditReading.ts'

export type ExportTrailProps = { readonly rows: readonly AuditRow[]; readonly reading: ReadTrails }

/** What is chosen above, as a file for a spreadsheet, with the checksums. */
export function ExportTrail({ rows, reading }: ExportTrailProps) {
  const { auditTrails, saveFile } = useServices()
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const saving = useAction()
  const save = () =>
    saving.run(async () => {
      setSavedAs(null)
      const file = await auditTrails.export(auditTableOf(rows), reading.barId, reading.span)
      saveFile(file)
      setSavedAs(file.name)
    })
  return (
    <div className={styles.export}>
      <div>
        <Button
          icon="download"
          isDisabled={rows.length === 0}
          isPending={saving.isRunning}
          pendingLabel="Making the file"
          onPress={() => void save()}
        >
          {`Export ${countWords(rows.length, 'entry', 'entries')}`}
        </Button>
      </div>
      {savedAs !== null && (
        <Notice kind="success" isNews title={`Saved as ${savedAs}`}>
          It is where this device keeps its downloads. It names people: keep it as you keep their records.
        </Notice>
      )}
      {saving.failure !== null && (
        <Notice kind="error" isNews title="The file was not made">
          {`Nothing was changed. Try again. (${saving.failure})`}
        </Notice>
      )}
    </div>
  )
}
