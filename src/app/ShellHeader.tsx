import { Link } from 'react-router'
import { useServices } from '../services.tsx'
import { Button } from '../ui/Button.tsx'
import { dayWords } from '../ui/timeWords.ts'
import { useNow } from '../ui/useNow.ts'
import { useWorkplace } from '../workplace.tsx'
import { Mark } from './Mark.tsx'
import styles from './ShellHeader.module.css'
import { SyncWords } from './SyncWords.tsx'

export function ShellHeader({ onLock }: { readonly onLock: () => void }) {
  const { now } = useServices()
  const { bar, site, person } = useWorkplace()
  const time = useNow(now)
  const place = [
    bar.name,
    ...(site === null || bar.name === site.name ? [] : [site.name]),
    dayWords(time.toISOString()),
  ]
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand}>
        <Mark />
        Tech Bar
      </Link>
      <p className={styles.place}>
        <span className={styles.where}>
          {place.map((part) => (
            <span key={part}>{part}</span>
          ))}
        </span>
        <span className={styles.person}>{person.name}</span>
      </p>
      <SyncWords />
      <Button kind="quiet" icon="lock" onPress={onLock}>
        Lock
      </Button>
    </header>
  )
}
