import { typeOfId } from '../../domain/record/record.ts'
import type { DamagedRecord } from '../../domain/sync/needsAttention.ts'
import { useServices } from '../../services.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import styles from './NeedsAttention.module.css'

/** What it said can be read no more, its name neither. */
const kindWords: Readonly<Record<string, string>> = {
  visit: 'A visit',
  swap: 'A swap',
  tap: 'A smiley',
  'stock-movement': 'A movement of stock',
  'stock-count': 'A stock count',
  'kit-issue': 'A kit',
  attendance: 'An attendance',
  audit: 'A page of the audit trail',
}

/** Nothing to put right here: it is shown so that it is known, and so that somebody records again what was not sent. */
export function DamagedRecords({ records }: { readonly records: readonly DamagedRecord[] }) {
  const { now } = useServices()
  const isUnsent = records.some((record) => record.isUnsent)
  return (
    <>
      <p>
        {records.length === 1 ? 'This record is' : 'These records are'} damaged on this tablet and cannot be read any
        more. What lies there is kept, and everything else goes on. What the centre has comes again by itself.
        {isUnsent && ' Record again what was not sent, and tell the help desk.'}
      </p>
      <ul className={styles.list}>
        {records.map(({ id, changedAt, isUnsent: wasUnsent }) => (
          <li key={id} className={styles.item}>
            <p className={styles.name}>{kindWords[typeOfId(id)] ?? 'A record'}</p>
            <p className={styles.soft}>
              {wasUnsent ? 'Not sent' : 'Sent'}
              {changedAt !== null && `, last changed ${momentWords(changedAt, now())}`}, as {id}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
