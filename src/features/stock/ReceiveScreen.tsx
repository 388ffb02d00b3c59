import { useState } from 'react'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { countWords } from '../../ui/countWords.ts'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { useWorkplace } from '../../workplace.tsx'
import { BesidesDialog } from './BesidesDialog.tsx'
import styles from './Stock.module.css'
import { TagEntry } from './TagEntry.tsx'
import { type Receive, useReceive } from './useReceive.ts'
import { carryWords } from './ways.ts'

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
        <NoteCard receive={receive} />
      )}
      {draft.besides.length > 0 && <Besides receive={receive} />}
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

function NoteCard({ receive }: { readonly receive: Receive }) {
  const { catalogue } = useWorkplace()
  const { draft, expected, takenIn, from, change } = receive
  const { note } = draft
  if (note === null) return null
  const already = note.devices.map(({ assetTag }) => assetTag).filter((assetTag) => takenIn.has(assetTag))
  return (
    <Card
      title={`Note of ${from?.name ?? 'another bar'}`}
      aside={
        <div className={styles.ways}>
          <Button icon="check" onPress={() => change({ here: expected.map(({ assetTag }) => assetTag) })}>
            {`All ${expected.length} are here`}
          </Button>
          <Button kind="quiet" onPress={receive.startAgain}>
            Start again
          </Button>
        </div>
      }
    >
      <p>
        Sent {dayWords(note.at)}, {clockWords(note.at)}
        {note.method !== null && `, ${carryWords[note.method].toLowerCase()}`}
        {note.seal !== null && `, ${note.seal}`}. Tick what is really here.
      </p>
      {note.read.length < note.parts && (
        <Notice kind="warning">{`This is ${note.read.length} of ${note.parts} notes: scan the others, too.`}</Notice>
      )}
      {already.length > 0 && <Notice>{`Taken in already: ${already.join(', ')}.`}</Notice>}
      <CheckboxList
        id="onNote"
        label="Devices on the note"
        isLabelHidden
        choices={expected.map(({ assetTag, serial, modelId }) => ({
          value: assetTag,
          label: assetTag,
          hint: `${catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId ?? 'Model not known'}, ${
            serial === null ? 'serial not known' : `serial ${serial}`
          }`,
        }))}
        value={draft.here}
        onChange={(here) => change({ here: [...here] })}
      />
    </Card>
  )
}

function Besides({ receive: { draft, change } }: { readonly receive: Receive }) {
  return (
    <Card title={draft.note === null ? 'Here' : 'Here besides'}>
      <ul className={styles.swaps}>
        {draft.besides.map(({ assetTag, serial }) => (
          <li key={assetTag} className={styles.swap}>
            <span className={styles.tag}>{assetTag}</span>
            <span>Serial {serial}</span>
            <Button
              kind="quiet"
              label={`Remove ${assetTag}`}
              onPress={() => change({ besides: draft.besides.filter((device) => device.assetTag !== assetTag) })}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
