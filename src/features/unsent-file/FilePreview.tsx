import { nameOfRecord } from '../../domain/record/nameOfRecord.ts'
import type { UnsentFile } from '../../domain/unsent-file/unsentFile.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { countWords } from '../../ui/countWords.ts'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import styles from './UnsentFile.module.css'

export type FilePreviewProps = {
  readonly file: UnsentFile
  readonly isPending: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** More than this is no list that anybody reads, and thousands would hold up a tap. */
const mostShown = 200

/** What is in a file, before anything of it is written. */
export function FilePreview({ file, isPending, onConfirm, onCancel }: FilePreviewProps) {
  const { now } = useServices()
  return (
    <div className={styles.preview}>
      <SummaryList
        rows={[
          { label: 'From', value: `Tablet ${file.letter}` },
          { label: 'Saved', value: momentWords(file.madeAt, now()) },
          { label: 'Records', value: countWords(file.records.length, 'record') },
        ]}
      />
      <ul className={styles.names}>
        {file.records.slice(0, mostShown).map(({ record }) => (
          <li key={record.id}>{nameOfRecord(record)}</li>
        ))}
      </ul>
      {file.records.length > mostShown && <p>{`And ${file.records.length - mostShown} more.`}</p>}
      <div className={styles.ways}>
        <Button kind="primary" icon="check" onPress={onConfirm} isPending={isPending} pendingLabel="Taking in">
          {`Take in ${countWords(file.records.length, 'record')}`}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </div>
  )
}
