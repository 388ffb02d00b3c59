import { format } from 'date-fns'
import type { RefusedRecord } from '../../domain/sync/needsAttention.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { useAction } from '../../ui/useAction.ts'
import styles from './NeedsAttention.module.css'
import tabletStyles from './Tablet.module.css'

const places: Readonly<Record<string, string>> = { visit: 'visit', swap: 'swap' }

/** Put right on its own screen, tried again as it stands, or carried away as a file. */
export function RefusedItem({ record }: { readonly record: RefusedRecord }) {
  const { refused, sync, unsentFiles, saveFile, now } = useServices()
  const work = useAction()
  const { id, name, reason, barId, type, changedAt } = record
  const place = places[type]
  const sendAgain = async () => {
    await refused.sendAgain(id)
    sync.sendNow()
  }
  const save = async () => saveFile(await unsentFiles.make(barId, format(now(), 'yyyy-MM-dd'), [id]))
  return (
    <li className={styles.item}>
      <p className={styles.name}>{name}</p>
      <p className={styles.reason}>The centre says: {reason}</p>
      <p className={styles.soft}>Last changed {momentWords(changedAt, now())}</p>
      <div className={tabletStyles.ways}>
        {place !== undefined && (
          <LinkButton to={`/${place}/${id}`} icon="square-pen" label={`Open it: ${name}`}>
            Open it
          </LinkButton>
        )}
        <Button icon="send" onPress={() => void work.run(sendAgain)} label={`Send again: ${name}`}>
          Send again
        </Button>
        <Button icon="download" onPress={() => void work.run(save)} label={`Save as a file: ${name}`}>
          Save as a file
        </Button>
      </div>
      {work.failure !== null && <p role="alert">That did not work, try again. {work.failure}</p>}
    </li>
  )
}
