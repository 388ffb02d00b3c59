import { holderOf, isTakenFrom } from '../../domain/visit/isTakenFrom.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import { attentionWordsOf } from './storyLinesOf.ts'
import type { VisitView } from './useVisit.ts'
import { closingAs, type VisitSteps } from './useVisitSteps.ts'
import { outcomeWords } from './visitWords.ts'

export type VisitNoticesProps = {
  readonly view: VisitView
  readonly steps: VisitSteps
  readonly isUnkept: boolean
}

/** What must not be overlooked on this visit. */
export function VisitNotices({ view, steps, isUnkept }: VisitNoticesProps) {
  return (
    <>
      {steps.failure !== null && (
        <Notice kind="error" title="The last step is not saved" isNews>
          {`The visit stands as it was, and what you typed is still here. Try the step again. (${steps.failure})`}
        </Notice>
      )}
      {isUnkept && (
        <Notice kind="warning">What you type cannot be kept on this tablet right now. Do not close the app yet.</Notice>
      )}
      <TakenNotice visit={view.visit} />
      {attentionWordsOf(view.visit).map((words) => (
        <Notice key={words} kind="warning" title="Needs attention">
          {words}
        </Notice>
      ))}
      <PromiseNotice visit={view.visit} steps={steps} />
      <SwapNotice view={view} steps={steps} />
    </>
  )
}

function TakenNotice({ visit }: { readonly visit: Visit }) {
  const { people, person } = useWorkplace()
  if (!isTakenFrom(visit, person.personId)) return null
  const holder = people.find(({ personId }) => personId === holderOf(visit))
  return (
    <Notice kind="warning" title={`${holder?.name ?? 'A colleague'} has this person`} isNews>
      You both took them while your tablets did not hear of each other. What you wrote is kept with the visit.
    </Notice>
  )
}

function PromiseNotice({ visit: { promise }, steps }: { readonly visit: Visit; readonly steps: VisitSteps }) {
  const { sites } = useWorkplace()
  if (!promise) return null
  const place = sites.find(({ siteId }) => siteId === promise.siteId)?.name ?? promise.siteId
  return (
    <Notice
      title={`Promised: ${promise.what}`}
      actions={
        <>
          <Button icon="check" onPress={() => void steps.happen({ kind: 'promise kept' })}>
            Promise kept
          </Button>
          <Button kind="quiet" onPress={() => void steps.happen({ kind: 'undone', eventId: promise.eventId })}>
            Take it back
          </Button>
        </>
      }
    >
      {`At ${place}, from ${dayWords(promise.dueOn)} on. Whoever works there then reads it in the queue.`}
    </Notice>
  )
}

function SwapNotice({ view: { visit, matter }, steps }: Pick<VisitNoticesProps, 'view' | 'steps'>) {
  switch (matter.kind) {
    case 'none':
      return visit.swapId === null ? null : (
        <Notice actions={<LinkButton to={`/swap/${visit.swapId}`}>See the receipt</LinkButton>}>
          A device was swapped in this visit.
        </Notice>
      )
    case 'visit not closed':
      return (
        <Notice
          kind="warning"
          title="The swap is recorded, the visit is not closed yet"
          actions={
            <>
              <Button onPress={() => void steps.close(closingAs('swapped', { swapId: matter.swap.id }))}>
                Close the visit as swapped
              </Button>
              <LinkButton to={`/swap/${matter.swap.id}`} kind="quiet">
                See the receipt
              </LinkButton>
            </>
          }
        >
          {`${matter.swap.outgoing.assetTag} was handed over in this visit.`}
        </Notice>
      )
    case 'swap taken back':
      return (
        <Notice
          kind="warning"
          title="The swap was taken back, the visit still says swapped"
          actions={
            <Button onPress={() => void steps.happen({ kind: 'undone', eventId: matter.closingEventId })}>
              Open the visit again
            </Button>
          }
        />
      )
    case 'outcome differs':
      return (
        <Notice
          kind="warning"
          title="A device was swapped in this visit"
          actions={<LinkButton to={`/swap/${matter.swap.id}`}>See the receipt</LinkButton>}
        >
          {visit.outcome === null ? undefined : `The visit was closed as ${outcomeWords[visit.outcome]}.`}
        </Notice>
      )
  }
}
