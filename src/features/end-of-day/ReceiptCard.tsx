import type { Receipt } from '../../domain/receipt/receipt.ts'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { StateTag } from '../../ui/StateTag.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './EndOfDay.module.css'
import { checksumWords } from './endOfDayWords.ts'

/** Large enough to be read from across a desk, and to be printed. */
export function ReceiptCard({ receipt }: { readonly receipt: Receipt }) {
  const { appVersion } = useServices()
  const { bar, tablet } = useWorkplace()
  const place = bar.barId === receipt.barId ? bar.name : receipt.barId
  return (
    <Card
      title={`Receipt for ${dayWords(receipt.day)}`}
      aside={
        <StateTag tone="done" icon="circle-check">
          Held by the centre
        </StateTag>
      }
    >
      <p className={styles.count}>{countWords(receipt.count, 'record')}</p>
      <SummaryList
        rows={[
          { label: 'Checksum', value: <span className={styles.checksum}>{checksumWords(receipt.checksum)}</span> },
          { label: 'The centre’s word of', value: `${dayWords(receipt.at)}, ${clockWords(receipt.at)}` },
          { label: 'Tablet', value: `${tablet.letter} of ${place}` },
          { label: 'App version', value: appVersion },
        ]}
      />
      <p className={styles.note}>
        The centre counted the records that this tablet made or added to on that day, and its checksum over them is this
        tablet’s own. What is recorded later is not in it.
      </p>
      <p className={styles.whole}>{receipt.checksum}</p>
    </Card>
  )
}
