import { nameOfRequester } from '../../domain/requester/requester.ts'
import { useServices } from '../../services.tsx'
import { Page } from '../../ui/Page.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { mayGetKit } from '../../domain/kit/mayGetKit.ts'
import { useNow } from '../../ui/useNow.ts'
import { AfterSteps } from './AfterSteps.tsx'
import { EarlierVisits } from './EarlierVisits.tsx'
import { KitNotice } from './KitNotice.tsx'
import { KnownCard } from './KnownCard.tsx'
import { MainStep } from './MainStep.tsx'
import { NoteCard } from './NoteCard.tsx'
import { OutcomeCard } from './OutcomeCard.tsx'
import { OtherSteps } from './OtherSteps.tsx'
import { useVisitNames } from './useVisitNames.ts'
import { useVisitPageDraft } from './useVisitPageDraft.ts'
import type { VisitView } from './useVisit.ts'
import { useVisitSteps } from './useVisitSteps.ts'
import { VisitLead } from './VisitLead.tsx'
import { VisitNotices } from './VisitNotices.tsx'
import styles from './VisitPage.module.css'
import { VisitStory } from './VisitStory.tsx'

export function VisitPage({ view }: { readonly view: VisitView }) {
  const { now } = useServices()
  const time = useNow(now)
  const { catalogue } = useWorkplace()
  const names = useVisitNames()
  const { visit } = view
  const steps = useVisitSteps(visit)
  const typing = useVisitPageDraft(visit.id)
  const isBeingHelped = visit.state === 'in service' || visit.state === 'on hold'
  return (
    <Page
      title={`${visit.queueNumber} · ${nameOfRequester(visit.requester)}`}
      lead={<VisitLead visit={visit} now={time} names={names} />}
      back={{ to: '/', label: 'Queue' }}
      action={<MainStep view={view} steps={steps} />}
      stage={visit.state}
    >
      <VisitNotices view={view} steps={steps} isUnkept={typing?.isUnkept ?? false} />
      {isBeingHelped && mayGetKit(visit, catalogue) && <KitNotice visitId={visit.id} />}
      {isBeingHelped && typing !== null && <OutcomeCard visit={visit} steps={steps} typing={typing} />}
      <OtherSteps visit={visit} steps={steps} />
      {typing !== null && <AfterSteps visit={visit} steps={steps} typing={typing} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <KnownCard view={view} steps={steps} typing={typing} />
          <EarlierVisits visits={view.earlier} staffNumber={visit.staffNumber} names={names} />
        </div>
        <div className={styles.column}>
          {typing !== null && <NoteCard steps={steps} typing={typing} />}
          <VisitStory visit={visit} names={names} now={time} />
        </div>
      </div>
    </Page>
  )
}
