import { useMemo, useState } from 'react'
import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { SignaturePad } from '../../ui/SignaturePad.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './Kit.module.css'
import { type KitField, tagsOf } from './kitAnswersFrom.ts'
import { KitLines } from './KitLines.tsx'
import { itemsWords } from './kitWords.ts'
import { useKitForm } from './useKitForm.ts'
import type { KitVisit } from './useKitVisit.ts'

const acceptances = [
  { value: 'signed', label: 'Accepts and signs' },
  { value: 'declined', label: 'Declines' },
] as const

export type KitFormProps = { readonly view: KitVisit; readonly onRecording: (isRecording: boolean) => void }

/** Which kit, which devices, and one signature under all of them. */
export function KitForm({ view, onRecording }: KitFormProps) {
  const { scanner } = useServices()
  const { catalogue } = useWorkplace()
  const form = useKitForm(view, onRecording)
  const tick = (text: string): string | null => {
    const label = readAssetTag(text)
    if (label.kind === 'unclear') return label.words
    const lines =
      form?.lines.filter(({ fitting }) => fitting.some(({ device }) => device.assetTag === label.value)) ?? []
    if (form === null || lines.length === 0)
      return `${label.value} is not among the devices here that belong to this kit. Scan another one.`
    const chosen = form.lines.flatMap((line) => line.chosen.map(({ assetTag }) => assetTag))
    if (chosen.includes(label.value)) return null
    if (lines.every((line) => line.chosen.length >= line.count))
      return `The kit has all that it needs of this kind. Take one out before ${label.value} goes in.`
    form.answer({ tags: [...chosen, label.value] })
    return null
  }
  const [unfit, setUnfit] = useState<string | null>(null)
  useHandScanner((text) => setUnfit(tick(text)))
  const summary = useMemo(
    () => (form?.problems ?? []).map(({ field, words }) => ({ fieldId: field, message: words })),
    [form?.problems],
  )
  const page = {
    title: 'Hand out a kit',
    width: 'reading',
    back: { to: `/visit/${view.visit.id}`, label: 'Visit' },
    hasProblem: summary.length > 0,
  } as const
  const { kits = [], terms } = catalogue
  if (kits.length === 0)
    return (
      <Page {...page}>
        <EmptyState title="The catalogue has no kits">Managers keep them. Hand devices out by swap or loan.</EmptyState>
      </Page>
    )
  if (form === null)
    return (
      <Page {...page}>
        <Skeleton label="Opening the kit" lines={5} />
      </Page>
    )
  const { draft, lines, answer } = form
  const errorOf = (field: KitField) => form.problems.find((problem) => problem.field === field)?.words
  const tags = tagsOf(lines)
  const devices = lines.flatMap(({ chosen }) => chosen).length
  const isDeclined = draft.acceptance === 'declined'
  return (
    <Page {...page}>
      <ErrorSummary problems={summary} />
      {form.isUnkept && (
        <Notice kind="warning">What you type cannot be kept on this tablet right now. Do not close the app yet.</Notice>
      )}
      {form.failure !== null && (
        <Notice kind="error" isNews title="The kit is not recorded">
          {`Your answers are still here. Try again. (${form.failure})`}
        </Notice>
      )}
      <Card>
        <RadioList
          id="kitId"
          label="Which kit?"
          choices={kits.map((kit) => ({
            value: kit.id,
            label: kit.name,
            hint: itemsWords(kit.items, catalogue.models),
          }))}
          value={draft.kitId}
          error={errorOf('kitId')}
          onChange={(kitId) => answer({ kitId })}
        />
      </Card>
      {lines.length > 0 && (
        <Card title="Devices">
          <ScanButton label="Scan the label" scanner={scanner} onScan={tick} />
          {unfit !== null && (
            <Notice kind="warning" isNews>
              {unfit}
            </Notice>
          )}
          <KitLines lines={lines} error={errorOf('devices')} onChange={(tags) => answer({ tags })} />
        </Card>
      )}
      {devices > 0 && (
        <Card title="Holder">
          <div data-audience="visitor" className={styles.holder}>
            <p>{`${holderOf(view)} receives ${tags}.`}</p>
            <blockquote className={styles.terms}>{terms.text}</blockquote>
            <RadioList
              id="acceptance"
              label="Answer of the holder"
              choices={acceptances}
              value={draft.acceptance}
              error={errorOf('acceptance')}
              onChange={(acceptance) => answer({ acceptance })}
            />
            {draft.acceptance === 'signed' && (
              <SignaturePad
                id="strokes"
                label={`Signature for ${countWords(devices, 'device')}`}
                hint="Sign with a finger or a pen"
                error={errorOf('strokes')}
                strokes={draft.signedFor?.tags === tags ? draft.strokes : []}
                onChange={(strokes) =>
                  answer({
                    strokes: strokes.map((stroke) => [...stroke]),
                    signedFor: { tags, termsVersion: terms.version },
                  })
                }
              />
            )}
            {isDeclined && (
              <TextArea
                id="declineWhy"
                label="Why?"
                longest={240}
                rows={3}
                value={draft.declineWhy}
                error={errorOf('declineWhy')}
                onChange={(declineWhy) => answer({ declineWhy })}
              />
            )}
          </div>
        </Card>
      )}
      {lines.length > 0 && lines.every(({ fitting }) => fitting.length === 0) && (
        <Notice
          kind="warning"
          title="Nothing of this kit is here"
          actions={<LinkButton to={`/visit/${view.visit.id}`}>Back to the visit</LinkButton>}
        >
          On the visit you can promise it for another day, or put the visit on hold.
        </Notice>
      )}
      <div>
        <Button
          kind="primary"
          icon="package-check"
          isPending={form.isRecording}
          pendingLabel="Recording"
          onPress={form.finish}
        >
          {isDeclined ? 'Record that it was declined' : `Hand out ${countWords(devices, 'device')} and close the visit`}
        </Button>
      </div>
    </Page>
  )
}

function holderOf({ visit }: KitVisit): string {
  return visit.requester.kind === 'not-recorded' ? 'The holder' : nameOfRequester(visit.requester)
}
