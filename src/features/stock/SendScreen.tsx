import { format } from 'date-fns'
import { useState } from 'react'
import { stockByModel } from '../../domain/stock/stockByModel.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { countWords } from '../../ui/countWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { useWorkplace } from '../../workplace.tsx'
import { deviceHintOf } from './deviceHintOf.ts'
import styles from './Stock.module.css'
import { TagEntry } from './TagEntry.tsx'
import { isHandedIn, type Send, useSend } from './useSend.ts'
import { WayFields } from './WayFields.tsx'
import { carryWords, problemsOfWay, type WayProblems } from './ways.ts'

const page = { title: 'Send several out', back: { to: '/stock', label: 'Stock' } } as const

/** What was handed in, or anything else that is here, to one place at once. */
export function SendScreen() {
  const send = useSend()
  if (send.status === 'ready') return <Sending send={send.value} />
  return (
    <Page {...page}>
      {send.status === 'loading' ? (
        <Skeleton label="Opening the stock" lines={6} />
      ) : (
        <Notice kind="error" title="The stock could not be read">
          {`Nothing was changed. Open this page again. (${send.reason})`}
        </Notice>
      )}
    </Page>
  )
}

type Problems = WayProblems & { readonly chosen?: string }

const fields: Readonly<Record<keyof Problems, string>> = {
  chosen: 'sendTag',
  why: 'sendWhy',
  carriedBy: 'sendCarried',
  seal: 'sendSeal',
}

function Sending({ send }: { readonly send: Send }) {
  const { draft, destination, toGo, gone, lostToOthers } = send
  const [problems, setProblems] = useState<Problems>({})
  const [summary, setSummary] = useState<readonly FieldProblem[]>([])
  const hasBegun = gone.length > 0
  const all = gone.length + toGo.length
  const save = () => {
    const found: Problems = {
      ...(toGo.length === 0 ? { chosen: 'Choose at least one device' } : {}),
      ...problemsOfWay(draft, destination),
    }
    setProblems(found)
    setSummary(
      (Object.keys(fields) as (keyof Problems)[]).flatMap((name) =>
        found[name] === undefined ? [] : [{ fieldId: fields[name], message: found[name] }],
      ),
    )
    if (Object.keys(found).length === 0 && destination !== null) send.send(destination)
  }
  return (
    <Page
      {...page}
      lead={
        hasBegun ? `${gone.length} of ${countWords(all, 'device')} sent` : `${countWords(toGo.length, 'device')} chosen`
      }
      hasProblem={summary.length > 0}
      action={
        <Button kind="primary" icon="log-out" isPending={send.isSaving} pendingLabel="Saving" onPress={save}>
          {hasBegun ? 'Send the rest' : 'Send them out'}
        </Button>
      }
    >
      <ErrorSummary problems={summary} />
      {send.failure !== null && (
        <Notice kind="error" isNews title={`${gone.length} of ${all} are recorded, the others are not`}>
          {`What was recorded stands, and is not recorded twice. Try again for the rest. (${send.failure})`}
        </Notice>
      )}
      {hasBegun && send.failure === null && (
        <Notice title={`${gone.length} of ${all} were sent before this was interrupted`}>
          {`${gone.join(', ')}. The rest goes with them, or stays: then start again.`}
        </Notice>
      )}
      {lostToOthers.length > 0 && (
        <Notice kind="warning" title="Not here any more">
          {`${lostToOthers.join(', ')}: left meanwhile by another record, and is not sent.`}
        </Notice>
      )}
      <Card
        title="Where to"
        aside={
          draft.chosen.length > 0 && (
            <Button kind="quiet" onPress={send.startAgain}>
              Start again
            </Button>
          )
        }
      >
        {hasBegun && destination !== null ? (
          <p>
            {destination.label}
            {draft.carriedBy !== null && `, ${carryWords[draft.carriedBy].toLowerCase()}`}
            {draft.seal !== '' && `, ${draft.seal}`}
          </p>
        ) : (
          <WayFields
            id="send"
            destinations={send.destinations}
            typed={draft}
            problems={problems}
            change={(changes) => send.change(changes)}
          />
        )}
      </Card>
      <Devices send={send} />
    </Page>
  )
}

function Devices({ send }: { readonly send: Send }) {
  const { scanner, now } = useServices()
  const today = format(now(), 'yyyy-MM-dd')
  const { catalogue, bar } = useWorkplace()
  const { here, draft } = send
  useHandScanner((text) => void send.pick(text))
  const toSanitise = here.filter(isHandedIn)
  const groups = stockByModel(
    here
      .filter((device) => !isHandedIn(device))
      .map((device) => ({ ...device, modelId: device.modelId ?? 'Model not known' })),
    catalogue.models,
    bar,
  )
  // What another card holds stays chosen.
  const chooseAmong = (tags: readonly string[]) => (chosen: readonly string[]) =>
    send.change({ chosen: [...draft.chosen.filter((tag) => !tags.includes(tag)), ...chosen] })
  if (here.length === 0)
    return (
      <EmptyState title="Nothing is here.">What this bar takes in, or gets back, can be sent out from here.</EmptyState>
    )
  return (
    <>
      <TagEntry
        id="sendTag"
        hint="Tap devices below, or type or scan a label"
        label="Choose"
        news={send.news}
        onTag={send.pick}
      />
      <div className={styles.ways}>
        <ScanButton label="Scan one after the other" scanner={scanner} isSeries onScan={send.pick} />
      </div>
      {toSanitise.length > 0 && (
        <Card
          title="To be sanitised"
          aside={
            <Button icon="check" onPress={() => send.choose(toSanitise.map(({ assetTag }) => assetTag))}>
              {`Choose all ${toSanitise.length}`}
            </Button>
          }
        >
          <CheckboxList
            id="send-used"
            label="To be sanitised"
            isLabelHidden
            choices={choicesOf(toSanitise, today)}
            value={draft.chosen}
            onChange={chooseAmong(toSanitise.map(({ assetTag }) => assetTag))}
          />
        </Card>
      )}
      {groups
        .filter(({ devices }) => devices.length > 0)
        .map(({ modelId, name, devices }) => (
          <Card key={modelId} title={name}>
            <CheckboxList
              id={`send-${modelId}`}
              label={name}
              isLabelHidden
              choices={choicesOf(devices, today)}
              value={draft.chosen}
              onChange={chooseAmong(devices.map(({ assetTag }) => assetTag))}
            />
          </Card>
        ))}
    </>
  )
}

function choicesOf(devices: readonly Whereabouts[], today: string) {
  return devices.map((device) => ({
    value: device.assetTag,
    label: device.assetTag,
    hint: deviceHintOf(device, today),
  }))
}
