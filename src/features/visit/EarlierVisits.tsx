import { Link } from 'react-router'
import type { Visit } from '../../domain/visit/visit.ts'
import { Card } from '../../ui/Card.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import styles from './EarlierVisits.module.css'
import type { Names } from './storyLinesOf.ts'
import { outcomeWords, stateLooks } from './visitWords.ts'

export type EarlierVisitsProps = {
  readonly visits: readonly Visit[]
  readonly staffNumber: string
  readonly names: Names
}

/** Whether this person was here before; nothing for guests and people not recorded. */
export function EarlierVisits({ visits, staffNumber, names }: EarlierVisitsProps) {
  if (staffNumber === '') return null
  return (
    <Card title="Earlier visits">
      {visits.length === 0 ? (
        <p className={styles.none}>None that this tablet knows of.</p>
      ) : (
        <ul className={styles.list}>
          {visits.map((visit) => (
            <li key={visit.id}>
              <Link to={`/visit/${visit.id}`} className={styles.link}>
                {dayWords(visit.arrivedAt)}: {names.reason(visit.reasonId)}
              </Link>
              <span className={styles.end}>
                {visit.outcome === null ? stateLooks[visit.state].label : `Closed: ${outcomeWords[visit.outcome]}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
