import { reasonsInOrder } from '../../domain/catalogue/reasonsInOrder.ts'
import { nameOfRequester, tidyStaffNumber } from '../../domain/requester/requester.ts'
import { requesterFrom } from '../../domain/requester/requesterFrom.ts'
import { Card } from '../../ui/Card.tsx'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { useWorkplace } from '../../workplace.tsx'
import type { NewVisitDraft } from './newVisitDraft.ts'
import styles from './NewVisitScreen.module.css'
import { ReasonTiles } from './ReasonTiles.tsx'
import { type NewVisit, useNewVisit } from './useNewVisit.ts'
import { WhoFields } from './WhoFields.tsx'

const services = [
  { value: 'starts now', label: 'Start now' },
  { value: 'waits', label: 'Wait in the queue' },
] as const

/** The first of the three taps: who if it is known, then the reason, which logs the visit. */
export function NewVisitScreen() {
  const form = useNewVisit()
  return (
    <Page title="New visit" back={{ to: '/', label: 'Queue' }}>
      {form.status === 'loading' ? <Skeleton label="Opening the form" lines={5} /> : <NewVisitForm form={form} />}
    </Page>
  )
}

function NewVisitForm({ form }: { readonly form: Extract<NewVisit, { status: 'ready' }> }) {
  const { bar, catalogue } = useWorkplace()
  const { typed, change, problems } = form
  useHandScanner((text) => change({ kind: 'staff', staffNumber: tidyStaffNumber(text) }))
  return (
    <>
      <ErrorSummary problems={problems} />
      {form.failure !== null && (
        <Notice kind="error" title="The visit is not saved" isNews>
          {`What you entered is still here. Tap the reason again. (${form.failure})`}
        </Notice>
      )}
      {form.isUnkept && (
        <Notice kind="warning">What you type cannot be kept on this tablet right now. Do not close the app yet.</Notice>
      )}
      {form.isRestored && (
        <Notice actions={<Button onPress={form.startAgain}>Start with an empty form</Button>}>
          This form was begun earlier and is as you left it.
        </Notice>
      )}
      <div className={styles.columns}>
        <Card title="Who">
          <WhoFields
            typed={typed}
            notRecordedReasons={catalogue.notRecordedReasons}
            problems={problems}
            onChange={change}
          />
        </Card>
        <Card
          title="Reason"
          aside={
            <ChoiceRow
              id="service"
              label="Service"
              isLabelHidden
              choices={services}
              value={typed.service}
              onChange={(service) => change({ service })}
            />
          }
        >
          <ReasonTiles reasons={reasonsInOrder(catalogue.reasons, bar)} hint={whatATapDoes(typed)} onTap={form.log} />
        </Card>
      </div>
    </>
  )
}

function whatATapDoes(typed: NewVisitDraft): string {
  const then = typed.service === 'starts now' ? 'starts the service' : 'puts it in the queue'
  return `One tap logs the visit${whoseOf(typed)} and ${then}.`
}

function whoseOf(typed: NewVisitDraft): string {
  const reading = requesterFrom(typed)
  if (reading.kind === 'problem') return ''
  const { requester } = reading
  return requester.kind === 'not-recorded' ? ' with nobody recorded' : ` for ${nameOfRequester(requester)}`
}
