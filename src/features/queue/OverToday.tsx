import { Link } from 'react-router'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { clockWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import { endingOf } from './endingOf.ts'
import styles from './OverToday.module.css'

export type OverTodayProps = {
  readonly visits: readonly Visit[]
  /** Shows earlier ones; null when these are all. */
  readonly onMore: (() => void) | null
}

/** What is over; each can be opened, to read it or to put a mistake right. */
export function OverToday({ visits, onMore }: OverTodayProps) {
  const { catalogue } = useWorkplace()
  if (visits.length === 0) return null
  return (
    <Card
      title="Done today"
      aside={<span className={styles.count}>{onMore === null ? visits.length : `the last ${visits.length}`}</span>}
    >
      <p className={styles.hint}>Open a visit to read it, or to put right what was closed by mistake.</p>
      <ul className={styles.visits}>
        {visits.map((visit) => (
          <li key={visit.id} className={styles.visit}>
            <span className={styles.number}>{visit.queueNumber}</span>
            <Link to={`/visit/${visit.id}`} className={styles.name}>
              {nameOfRequester(visit.requester)}
            </Link>
            <span className={styles.reason}>
              {catalogue.reasons.find((reason) => reason.id === visit.reasonId)?.label ?? visit.reasonId}
            </span>
            <span className={styles.ending}>
              <Icon name={endingOf(visit).icon} />
              {endingOf(visit).words}
            </span>
            <span className={styles.time}>{visit.closedAt === null ? '' : clockWords(visit.closedAt)}</span>
          </li>
        ))}
      </ul>
      {onMore !== null && (
        <div>
          <Button onPress={onMore}>Show earlier ones</Button>
        </div>
      )}
    </Card>
  )
}
