import type { UnreadableDocument } from '../../domain/sync/needsAttention.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import styles from './NeedsAttention.module.css'
import tabletStyles from './Tablet.module.css'

/** Nothing to put right here: it is shown so that it is known, and can be given to a help desk. */
export function UnreadableItem({
  document: { id, name, receivedAt, document },
}: {
  readonly document: UnreadableDocument
}) {
  const { saveFile, now } = useServices()
  const fileName = `tech-bar-unreadable-${id.replaceAll(/[^\w-]+/g, '-')}.json`
  return (
    <li className={styles.item}>
      <p className={styles.name}>{name}</p>
      <p className={styles.soft}>
        Received {momentWords(receivedAt, now())}, as {id}
      </p>
      <div className={tabletStyles.ways}>
        <Button
          icon="download"
          onPress={() => saveFile({ name: fileName, text: JSON.stringify(document, null, 1) })}
          label={`Save as a file: ${name}`}
        >
          Save as a file
        </Button>
      </div>
    </li>
  )
}
