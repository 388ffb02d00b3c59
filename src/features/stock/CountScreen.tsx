import { format } from 'date-fns'
import { useState } from 'react'
import { missingReasons } from '../../domain/stock/stockCount.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { useWorkplace } from '../../workplace.tsx'
import { deviceHintOf } from './deviceHintOf.ts'
import { FoundDialog } from './FoundDialog.tsx'
import styles from './Stock.module.css'
import { TagEntry } from './TagEntry.tsx'
import { stockByModel } from '../../domain/stock/stockByModel.ts'
import { type Count, useCount } from './useCount.ts'

const page = { title: 'Count the stock', back: { to: '/stock', label: 'Stock' } } as const

/** Every device is looked at, by tap or by scan; each difference is explained before the count is recorded. */
export function CountScreen() {
  const count = useCount()
  if (count.status === 'ready') return <Counting count={count.value} />
  return (
    <Page {...page}>
      {count.status === 'loading' ? (
        <Skeleton label="Opening the stock" lines={6} />
      ) : (
        <Notice kind="error" title="The stock could not be read">
          {`Nothing was changed. Open this page again. (${count.reason})`}
        </Notice>
      )}
    </Page>
  )
}

function Counting({ count }: { readonly count: Count }) {
  const { scanner, now } = useServices()
  const { catalogue, bar } = useWorkplace()
  const { expected, missing, draft, change } = count
  const [isExplaining, setExplaining] = useState(false)
  const [isAsked, setAsked] = useState(false)
  useHandScanner((text) => void count.tick(text))
  const today = format(now(), 'yyyy-MM-dd')
  const unexplained = missing.filter(({ assetTag }) => draft.whys[assetTag] === undefined).length
  const toSanitise = expected.filter(({ place }) => place.kind === 'handed in')
  const inStock = expected
    .filter(({ place }) => place.kind === 'in stock')
    .map((device) => ({ ...device, modelId: device.modelId ?? 'Model not known' }))
  const isFinal = missing.length === 0 || isExplaining
  return (
    <Page
      {...page}
      lead={`${draft.seen.length} of ${countWords(expected.length, 'device')} seen`}
      action={
        <Button
          kind="primary"
          icon="check"
          isPending={count.isSaving}
          pendingLabel="Saving"
          onPress={() => {
            if (isFinal && unexplained === 0) return count.finish()
            setAsked(isExplaining)
            setExplaining(true)
          }}
        >
          {isFinal ? 'Record the count' : 'Finish'}
        </Button>
      }
    >
      {count.failure !== null && (
        <Notice kind="error" isNews title="The count is not saved">
          {`What you counted is still here. Try again. (${count.failure})`}
        </Notice>
      )}
      {count.isRestored && (
        <Notice actions={<Button onPress={count.startAgain}>Start again</Button>}>
          {`This count was begun ${draft.startedAt === null ? 'earlier' : momentWords(draft.startedAt, now())}, and is as you left it.`}
        </Notice>
      )}
      {isExplaining && missing.length > 0 && (
        <Card title={`Not seen: ${missing.length}`}>
          <p>
            {unexplained === 0
              ? 'Each is explained: record the count.'
              : 'Say of each where it is. What turns up meanwhile can still be ticked below.'}
          </p>
          {unexplained > 1 && (
            <ChoiceRow
              id="why-all"
              label={`All ${unexplained} that are left`}
              choices={missingReasons.map((why) => ({ value: why, label: why }))}
              value={null}
              onChange={(why) =>
                change({
                  whys: { ...Object.fromEntries(missing.map(({ assetTag }) => [assetTag, why])), ...draft.whys },
                })
              }
            />
          )}
          {missing.map(({ assetTag }) => (
            <ChoiceRow
              key={assetTag}
              id={`why-${assetTag}`}
              label={assetTag}
              choices={missingReasons.map((why) => ({ value: why, label: why }))}
              error={isAsked && draft.whys[assetTag] === undefined ? 'Choose where it is' : undefined}
              value={missingReasons.find((why) => why === draft.whys[assetTag]) ?? null}
              onChange={(why) => change({ whys: { ...draft.whys, [assetTag]: why } })}
            />
          ))}
        </Card>
      )}
      <TagEntry
        id="countTag"
        hint="Tap a device below, or type or scan its label"
        label="Tick off"
        news={count.news}
        onTag={count.tick}
      />
      <div className={styles.ways}>
        <ScanButton label="Scan one after the other" scanner={scanner} isSeries onScan={count.tick} />
      </div>
      {stockByModel(inStock, catalogue.models, bar)
        .filter(({ devices }) => devices.length > 0)
        .map((group) => (
          <Card key={group.modelId} title={group.name}>
            <CheckboxList
              id={`model-${group.modelId}`}
              label={group.name}
              isLabelHidden
              choices={group.devices.map((device) => ({
                value: device.assetTag,
                label: device.assetTag,
                hint: deviceHintOf(device, today),
              }))}
              value={draft.seen}
              onChange={(seen) => change({ seen: [...seen] })}
            />
          </Card>
        ))}
      {toSanitise.length > 0 && (
        <Card title="To be sanitised">
          <CheckboxList
            id="to-be-sanitised"
            label="To be sanitised"
            isLabelHidden
            choices={toSanitise.map((device) => ({
              value: device.assetTag,
              label: device.assetTag,
              hint: deviceHintOf(device, today),
            }))}
            value={draft.seen}
            onChange={(seen) => change({ seen: [...seen] })}
          />
        </Card>
      )}
      {draft.found.length > 0 && (
        <Card title="Found besides">
          <ul className={styles.swaps}>
            {draft.found.map(({ device, why }) => (
              <li key={device.assetTag} className={styles.swap}>
                <span className={styles.tag}>{device.assetTag}</span>
                <span>{why}</span>
                <Button
                  kind="quiet"
                  label={`Not found: ${device.assetTag}`}
                  onPress={() =>
                    change({ found: draft.found.filter((one) => one.device.assetTag !== device.assetTag) })
                  }
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {count.unexpected !== null && <FoundDialog key={count.unexpected} assetTag={count.unexpected} count={count} />}
    </Page>
  )
}
