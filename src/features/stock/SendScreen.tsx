import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type Send, useSend } from './useSend.ts'
import { WayFields } from './WayFields.tsx'
import { carryWords, problemsOfWay, type WayProblems } from './custodyFrom.ts'
import { SendDevices } from './SendDevices.tsx'

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
            whyNoBar={send.whyNoBar}
            typed={draft}
            problems={problems}
            change={(changes) => send.change(changes)}
          />
        )}
      </Card>
      <SendDevices send={send} />
    </Page>
  )
}
