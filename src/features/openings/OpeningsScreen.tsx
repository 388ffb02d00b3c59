import { useMemo } from 'react'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useLive } from '../../ui/useLive.ts'
import { useNow } from '../../ui/useNow.ts'
import { useWorkplace } from '../../workplace.tsx'
import { comingWeeks } from './comingWeeks.ts'
import { OpeningRow } from './OpeningRow.tsx'
import styles from './Openings.module.css'

/** Where this bar is open in the coming weeks. */
export function OpeningsScreen() {
  const { reference, now } = useServices()
  const { bar, sites } = useWorkplace()
  const time = useNow(now)
  const rota = useLive(useMemo(() => reference.rota$(bar.barId), [reference, bar.barId]))
  const weeks = rota.status === 'ready' ? comingWeeks(bar, rota.value, time) : []
  return (
    <Page title="Openings" lead={`${bar.name}, ${bar.bcu}`} width="reading">
      {rota.status === 'loading' && <Skeleton label="Opening the rota" lines={5} />}
      {rota.status === 'ready' && weeks.length === 0 && (
        <EmptyState title="No openings are planned.">
          The service manager plans them at the centre; they arrive with the next exchange.
        </EmptyState>
      )}
      {weeks.map((week) => (
        <Card key={week.startsOn} title={week.title}>
          <ol className={styles.openings}>
            {week.openings.map((opening) => (
              <OpeningRow
                key={opening.id}
                opening={opening}
                site={sites.find((site) => site.siteId === opening.siteId)}
                now={time}
              />
            ))}
          </ol>
        </Card>
      ))}
    </Page>
  )
}
