import { useMemo } from 'react'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { useLive } from '../../ui/useLive.ts'
import styles from './NeedsAttention.module.css'
import { DamagedRecords } from './DamagedRecords.tsx'
import { RefusedItem } from './RefusedItem.tsx'
import { UnreadableItem } from './UnreadableItem.tsx'

/** Records that stand still until a person looks at them; nothing at all when there are none. */
export function NeedsAttention() {
  const { refused, unreadable$, damaged } = useServices()
  const refused$ = useMemo(() => refused.refused$(), [refused])
  const refusedRecords = useLive(refused$)
  const unreadable = useLive(unreadable$)
  const found = useLive(damaged.damaged$)
  const [records, documents, damagedRecords] = [
    refusedRecords.status === 'ready' ? refusedRecords.value : [],
    unreadable.status === 'ready' ? unreadable.value : [],
    found.status === 'ready' ? found.value : [],
  ]
  if (records.length + documents.length + damagedRecords.length === 0) return null
  return (
    <Card title="Needs attention">
      {records.length > 0 && (
        <>
          <p>
            The centre did not take {records.length === 1 ? 'this record' : 'these records'}. Everything else is sent
            all the same, and nothing is lost: {records.length === 1 ? 'it stays' : 'they stay'} saved on this tablet.
          </p>
          <ul className={styles.list}>
            {records.map((record) => (
              <RefusedItem key={record.id} record={record} />
            ))}
          </ul>
        </>
      )}
      {documents.length > 0 && (
        <>
          <p>
            This version of the app cannot read what the centre sent here. It is kept as it came; a newer version of the
            app may read it.
          </p>
          <ul className={styles.list}>
            {documents.map((document) => (
              <UnreadableItem key={document.key} document={document} />
            ))}
          </ul>
        </>
      )}
      {damagedRecords.length > 0 && <DamagedRecords records={damagedRecords} />}
    </Card>
  )
}
