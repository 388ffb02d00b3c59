import { format } from 'date-fns'
import type { Opening } from '../../domain/opening/opening.ts'
import type { Site } from '../../domain/site/site.ts'
import { StateTag } from '../../ui/StateTag.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import styles from './Openings.module.css'

const networks = {
  good: { tone: 'done', icon: 'wifi', words: 'Good network' },
  poor: { tone: 'waiting', icon: 'wifi', words: 'Poor network' },
  none: { tone: 'paused', icon: 'wifi-off', words: 'No network' },
} as const

export type OpeningRowProps = { readonly opening: Opening; readonly site: Site | undefined; readonly now: Date }

export function OpeningRow({ opening, site, now }: OpeningRowProps) {
  const isToday = opening.day === format(now, 'yyyy-MM-dd')
  const network = site === undefined ? null : networks[site.network]
  return (
    <li className={styles.opening} aria-current={isToday ? 'date' : undefined}>
      <span className={styles.day}>{isToday ? 'Today' : dayWords(opening.day)}</span>
      <span className={styles.place}>
        <strong>{site?.name ?? opening.siteId}</strong>
        {site !== undefined && <span className={styles.borough}>{site.borough}</span>}
      </span>
      <span>
        {opening.from} to {opening.to}
      </span>
      {network !== null && (
        <StateTag tone={network.tone} icon={network.icon}>
          {network.words}
        </StateTag>
      )}
    </li>
  )
}
