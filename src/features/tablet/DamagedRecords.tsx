import { typeOfId } from '../../domain/record/record.ts'
import type { DamagedRecord } from '../../domain/sync/needsAttention.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { useAction } from '../../ui/useAction.ts'
import styles from './NeedsAttention.module.css'
import tabletStyles from './Tablet.module.css'

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

export function DamagedRecords({ records }: { readonly records: readonly DamagedRecord[] }) {
  const isOne = records.length === 1
  return (
    <>
      <p>
        {isOne ? 'This record is' : 'These records are'} damaged on this tablet, and {isOne ? 'was' : 'were'} not sent
        yet. What lies there is kept, though nobody can read it, and everything else goes on. Record again what you
        remember, and tell the help desk.
      </p>
      <ul className={styles.list}>
        {records.map((record) => (
          <DamagedItem key={record.id} record={record} />
        ))}
      </ul>
    </>
  )
}

function DamagedItem({ record: { id, changedAt } }: { readonly record: DamagedRecord }) {
  const { damaged, now } = useServices()
  const seeing = useAction()
  const name = kindWords[typeOfId(id)] ?? 'A record'
  return (
    <li className={styles.item}>
      <p className={styles.name}>{name}</p>
      <p className={styles.soft}>
        {changedAt === null ? 'Not sent' : `Not sent, last changed ${momentWords(changedAt, now())}`}, as {id}
      </p>
      <div className={tabletStyles.ways}>
        <Button
          icon="check"
          onPress={() => void seeing.run(() => damaged.seenTo(id))}
          isPending={seeing.isRunning}
          label={`Seen to: ${name}`}
        >
          Seen to
        </Button>
      </div>
      {seeing.failure !== null && (
        <Notice kind="error" isNews title="Not noted">
          {`Try again. (${seeing.failure})`}
        </Notice>
      )}
    </li>
  )
}
