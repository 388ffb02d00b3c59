import { Link } from 'react-router'
import { useServices } from '../services.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { useLive } from '../ui/useLive.ts'
import { useNow } from '../ui/useNow.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { syncLineOf } from './syncLineOf.ts'
import styles from './SyncWords.module.css'

/** What the centre holds of this tablet's work, as a way to the screen that tells it in full. */
export function SyncWords() {
  const { sync, now } = useServices()
  const status = useLive(sync.status$)
  const time = useNow(now)
  if (status.status !== 'ready') return null
  const line = syncLineOf(status.value, time)
  return (
    <Link to="/tablet" className={classes(styles.words, styles[line.tone])}>
      <Icon name={line.icon} />
      <span>
        <strong>{line.words}</strong>, {line.last}
      </span>
      <VisuallyHidden>. About this tablet</VisuallyHidden>
    </Link>
  )
}
