import { useState } from 'react'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { BesidesDialog } from './BesidesDialog.tsx'
import styles from './Stock.module.css'
import { TagEntry } from './TagEntry.tsx'
import { type Receive, useReceive } from './useReceive.ts'
import { ReceivedBesides } from './ReceivedBesides.tsx'
import { ReceivedNote } from './ReceivedNote.tsx'

const page = { title: 'Take in from another bar', back: { to: '/stock', label: 'Stock' } } as const

/** What another bar sent: its note is scanned, what is really here is ticked, and all of it is taken in at once. */
export function ReceiveScreen() {
  const receive = useReceive()
  if (receive.status === 'ready') return <Receiving receive={receive.value} />
  return (
    <Page {...page}>
      {receive.status === 'loading' ? (
        <Skeleton label="Opening the stock" lines={6} />
      ) : (
        <Notice kind="error" title="The stock could not be read">
          {`Nothing was changed. Open this page again. (${receive.reason})`}
        </Notice>
      )}
    </Page>
  )
}

type Problems = { readonly device?: string; readonly from?: string }

function Receiving({ receive }: { readonly receive: Receive }) {
  const { scanner } = useServices()
  const { draft, from, toTakeIn, unexpected, difference } = receive
  const [problems, setProblems] = useState<Problems>({})
  const [summary, setSummary] = useState<readonly FieldProblem[]>([])
  useHandScanner((text) => void receive.take(text))
  const save = () => {
    const found: Problems = {
      ...(toTakeIn.length === 0 ? { device: 'Scan a note, or enter the tag of a device that is here' } : {}),
      ...(from === null && toTakeIn.length > 0 ? { from: 'Choose the bar that sent them' } : {}),
    }
    setProblems(found)
    setSummary([
      ...(found.device === undefined ? [] : [{ fieldId: 'receiveTag', message: found.device }]),
      ...(found.from === undefined ? [] : [{ fieldId: 'receiveFrom', message: found.from }]),
    ])
    if (Object.keys(found).length === 0 && from !== null) receive.finish(from)
  }
  return (
    <Page
      {...page}
      lead={`${countWords(toTakeIn.length, 'device')} to take in`}
      hasProblem={summary.length > 0}
      action={
        <Button kind="primary" icon="package-check" isPending={receive.isSaving} pendingLabel="Saving" onPress={save}>
          Take them in
        </Button>
      }
    >
      <ErrorSummary problems={summary} />
      {receive.failure !== null && (
        <Notice kind="error" isNews title="Not all of them are taken in">
          {`What is recorded stands, and is not recorded twice. Try again for the rest. (${receive.failure})`}
        </Notice>
      )}
      <div className={styles.ways}>
        <ScanButton label="Scan the note or the labels" scanner={scanner} isSeries onScan={receive.take} />
      </div>
      <TagEntry
        id="receiveTag"
        hint="Of each device, or scan the note"
        label="It is here"
        news={receive.news}
        onTag={receive.take}
      />
      {draft.note === null ? (
        <Card title="Without a note">
          <RadioList
            id="receiveFrom"
            label="Which bar sent them?"
            isInColumns
            choices={receive.otherBars.map(({ barId, name }) => ({ value: barId, label: name }))}
            value={draft.fromBarId}
            error={problems.from}
            onChange={(fromBarId) => receive.change({ fromBarId })}
          />
        </Card>
      ) : (
        <ReceivedNote receive={receive} />
      )}
      {draft.besides.length > 0 && <ReceivedBesides receive={receive} />}
      {difference !== null && (
        <Notice kind="warning" title="This differs from the note, and is recorded so">
          {difference}
        </Notice>
      )}
      {unexpected !== null && (
        <BesidesDialog
          key={unexpected}
          assetTag={unexpected}
          before={receive.known.get(unexpected)}
          hasNote={draft.note !== null}
          onAdd={receive.addBesides}
          onClose={receive.dropUnexpected}
        />
      )}
    </Page>
  )
}
