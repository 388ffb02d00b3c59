import { useMemo, useState } from 'react'
import type { Bar } from '../../domain/bar/bar.ts'
import { openingOn, unplannedOpening } from '../../domain/opening/openingOn.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Site } from '../../domain/site/site.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { TapTiles } from '../../ui/TapTiles.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { useLive } from '../../ui/useLive.ts'
import styles from './SignIn.module.css'

export type ChooseOpeningProps = {
  readonly bar: Bar
  readonly sites: readonly Site[]
  readonly person: Person
  readonly onChosen: () => void
}

/** Today's opening, as planned in one tap, or at another site that nobody planned. */
export function ChooseOpening({ bar, sites, person, onChosen }: ChooseOpeningProps) {
  const { reference, shifts, now } = useServices()
  const rota = useLive(useMemo(() => reference.rota$(bar.barId), [reference, bar.barId]))
  const [isElsewhere, setElsewhere] = useState(false)
  if (rota.status !== 'ready') return null
  const time = now()
  const planned = openingOn(bar, rota.value, time)
  const plannedSite = sites.find((site) => site.siteId === planned?.siteId)

  const start = async ({ id, siteId, day }: Opening) => {
    onChosen()
    await shifts.start({ personId: person.personId, opening: { id, siteId, day } })
  }

  if (planned !== null && plannedSite !== undefined && !isElsewhere)
    return (
      <Page key="where" isNextStep title="Where are you today?" lead={dayWords(time.toISOString())} width="reading">
        <TapTiles
          id="planned"
          label="Planned for today"
          choices={[
            {
              value: planned.id,
              label: plannedSite.name,
              hint: `${plannedSite.borough}, open ${planned.from} to ${planned.to}`,
              icon: 'map-pin',
            },
          ]}
          onTap={() => void start(planned)}
        />
        <div className={styles.ways}>
          <Button onPress={() => setElsewhere(true)}>I am at another site</Button>
        </div>
      </Page>
    )
  return (
    <Page key="elsewhere" isNextStep title="Which site are you at?" lead={dayWords(time.toISOString())}>
      {planned === null && (
        <Notice>No opening is planned for {bar.name} today. Choose where you are, and carry on as usual.</Notice>
      )}
      <TapTiles
        id="site"
        label="Sites"
        isLabelHidden
        choices={nearestFirst(sites, bar).map((site) => ({ value: site.siteId, label: site.name, hint: site.borough }))}
        onTap={(siteId) => void start(unplannedOpening(bar, siteId, time))}
      />
    </Page>
  )
}

/** Sites of the bar's own BCU come first: the likely ones. */
function nearestFirst(sites: readonly Site[], bar: Bar): readonly Site[] {
  return [...sites.filter((site) => site.bcu === bar.bcu), ...sites.filter((site) => site.bcu !== bar.bcu)]
}
