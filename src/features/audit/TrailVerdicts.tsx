import type { TabletTrail } from '../../domain/audit/auditReading.ts'
import { Card } from '../../ui/Card.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import styles from './Audit.module.css'
import { verdictWordsOf } from './verdictWords.ts'

/** Whether each tablet's chain is whole; those that are not come first. */
export function TrailVerdicts({ trails }: { readonly trails: readonly TabletTrail[] }) {
  const isBroken = ({ verdict }: TabletTrail) => verdict.kind === 'broken'
  const inOrder = [...trails.filter(isBroken), ...trails.filter((trail) => !isBroken(trail))]
  return (
    <Card title="Tablets">
      <ul className={styles.tablets}>
        {inOrder.map((trail) => (
          <Verdict key={trail.tabletId} trail={trail} />
        ))}
      </ul>
    </Card>
  )
}

function Verdict({ trail }: { readonly trail: TabletTrail }) {
  const { tone, icon, state, lines, next } = verdictWordsOf(trail)
  return (
    <li className={styles.tablet}>
      <div className={styles.name}>
        <h3>{trail.letter === null ? 'A tablet' : `Tablet ${trail.letter}`}</h3>
        <StateTag tone={tone} icon={icon}>
          {state}
        </StateTag>
      </div>
      <p className={styles.install}>{trail.tabletId}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {next !== null && <p className={styles.next}>{next}</p>}
    </li>
  )
}
