import type { SwapAnswers } from '../../domain/swap/recordSwap.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { SignatureImage } from '../../ui/SignatureLines.tsx'
import { SummaryList, type SummaryRow } from '../../ui/SummaryList.tsx'
import { Card } from '../../ui/Card.tsx'
import { useWorkplace } from '../../workplace.tsx'
import type { SwapPage } from './swapDraft.ts'
import { swapAnswersFrom } from './swapAnswersFrom.ts'
import type { QuestionProps, SwapQuestionsProps } from './questionProps.ts'
import { conditionWords, knownWords, listWords, returnWords } from './swapWords.ts'
import { useFinishSwap } from './useFinishSwap.ts'

type CheckPageProps = QuestionProps & Pick<SwapQuestionsProps, 'onRecording'>

/** All answers before they become one record; each with a way to change it. */
export function CheckPage({ view, questions, onRecording }: CheckPageProps) {
  const { catalogue } = useWorkplace()
  const { draft, facts, addressOf, backTo, discard } = questions
  const { isRunning, failure, finish } = useFinishSwap(view.visit, discard, onRecording)
  const answers = swapAnswersFrom(draft.typed, facts)
  // The flow shows this page only when every question is answered.
  if (answers === null) return null
  const nameOf = (modelId: string) => catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId
  const isDeclined = answers.acceptance.kind === 'declined'
  return (
    <Page title="Check the answers" width="reading" back={{ to: backTo, label: 'Back' }}>
      {failure !== null && (
        <Notice kind="error" title="The swap is not recorded" isNews>
          {`Your answers are still here. Try again. (${failure})`}
        </Notice>
      )}
      <Card title="Comes in">
        <SummaryList rows={incomingRows(answers, nameOf, addressOf)} />
      </Card>
      <Card title="Goes out">
        <SummaryList rows={outgoingRows(answers, nameOf, addressOf)} />
      </Card>
      <Card title="Holder">
        <SummaryList rows={[acceptanceRow(answers, addressOf('terms'))]} />
      </Card>
      <div>
        <Button
          kind="primary"
          icon={isDeclined ? 'circle-x' : 'arrow-left-right'}
          isPending={isRunning}
          pendingLabel="Recording"
          onPress={() => finish(draft.swapId, answers)}
        >
          {isDeclined ? 'Record that it was declined' : 'Record the swap and close the visit'}
        </Button>
      </div>
    </Page>
  )
}

type NameOf = (modelId: string) => string
type AddressOf = (page: SwapPage) => string

function incomingRows({ incoming }: SwapAnswers, nameOf: NameOf, addressOf: AddressOf): readonly SummaryRow[] {
  return [
    { label: 'Device', value: `${incoming.assetTag}, ${nameOf(incoming.modelId)}`, changeTo: addressOf('device-in') },
    { label: 'Serial number', value: incoming.serial ?? 'Not given', changeTo: addressOf('device-in') },
    { label: 'Return', value: returnWords(incoming.return), changeTo: addressOf('return') },
    { label: 'Condition', value: conditionWords[incoming.condition], changeTo: addressOf('condition') },
    { label: 'Accessories in', value: listWords(incoming.accessories), changeTo: addressOf('condition') },
    { label: 'Starts', value: knownWords[incoming.poweredOn], changeTo: addressOf('checks') },
    { label: 'Encrypted', value: knownWords[incoming.encrypted], changeTo: addressOf('checks') },
    { label: 'Data backed up', value: knownWords[incoming.dataBackedUp], changeTo: addressOf('checks') },
  ]
}

function outgoingRows(
  { outgoing, entitlement }: SwapAnswers,
  nameOf: NameOf,
  addressOf: AddressOf,
): readonly SummaryRow[] {
  const changeTo = addressOf('device-out')
  return [
    { label: 'New device', value: `${outgoing.assetTag}, ${nameOf(outgoing.modelId)}`, changeTo },
    { label: 'Its serial number', value: outgoing.serial },
    { label: 'Accessories out', value: listWords(outgoing.accessories), changeTo },
    {
      label: 'Entitlement',
      value: entitlement.kind === 'allowed' ? `Allowed: ${entitlement.reason}` : `Exception: ${entitlement.reason}`,
    },
    ...(entitlement.kind === 'allowed' ? [] : [{ label: 'Approved by', value: entitlement.approver, changeTo }]),
  ]
}

function acceptanceRow({ acceptance }: SwapAnswers, changeTo: string): SummaryRow {
  return acceptance.kind === 'declined'
    ? { label: 'Declined', value: acceptance.why, changeTo }
    : {
        label: 'Signature',
        value: (
          <>
            {`Accepts the terms, version ${acceptance.termsVersion}`}
            <SignatureImage strokes={acceptance.strokes} label="Signature" />
          </>
        ),
        changeTo,
      }
}
