import { VisitorsCard } from '../features/tablet/VisitorsCard.tsx'
import { Page } from '../ui/Page.tsx'

/** A device that is for visitors alone. */
export function ChooseScreen() {
  return (
    <Page title="What is this screen for?" width="reading">
      <VisitorsCard />
    </Page>
  )
}
