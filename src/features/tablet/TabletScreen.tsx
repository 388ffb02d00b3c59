import { Card } from '../../ui/Card.tsx'
import { Page } from '../../ui/Page.tsx'
import { useServices } from '../../services.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { AppVersion } from './AppVersion.tsx'
import { AuditCard } from './AuditCard.tsx'
import { ClockCard } from './ClockCard.tsx'
import { DayPackCard } from './DayPackCard.tsx'
import { EndOfDayCard } from './EndOfDayCard.tsx'
import { FileCard } from './FileCard.tsx'
import { InstallCard } from './InstallCard.tsx'
import { NeedsAttention } from './NeedsAttention.tsx'
import { SendNow } from './SendNow.tsx'
import { ShiftCard } from './ShiftCard.tsx'
import { StorageCard } from './StorageCard.tsx'
import { SyncCard } from './SyncCard.tsx'
import styles from './Tablet.module.css'
import { VisitorsCard } from './VisitorsCard.tsx'

/** Everything about this tablet that a help desk may ask for, in words that can be read aloud. */
export function TabletScreen() {
  const { appVersion } = useServices()
  const { tablet, bar } = useWorkplace()
  return (
    <Page
      title="This tablet"
      lead={`Tablet ${tablet.letter} of ${bar.name}, app version ${appVersion}`}
      action={<SendNow />}
    >
      <div className={styles.cards}>
        <div className={styles.column}>
          <Card title="Records and the centre">
            <SyncCard />
          </Card>
          <NeedsAttention />
          {bar.kind === 'popup' && <DayPackCard />}
          <EndOfDayCard />
          <ShiftCard />
          <VisitorsCard />
        </div>
        <div className={styles.column}>
          <InstallCard />
          <StorageCard />
          <ClockCard />
          <FileCard />
          <AuditCard />
          <AppVersion />
        </div>
      </div>
    </Page>
  )
}
