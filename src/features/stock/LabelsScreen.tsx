import { useState } from 'react'
import { format } from 'date-fns'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { countWords } from '../../ui/countWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { deviceHintOf } from './deviceHintOf.ts'
import { LabelDrawing } from './LabelDrawing.tsx'
import styles from './Labels.module.css'
import { labelSheets, paper, placesOn } from './labelSheets.ts'
import { type Labels, useLabels } from './useLabels.ts'

const page = { title: 'Print labels', back: { to: '/stock', label: 'Stock' } } as const

/** Asset labels for what is here, on sheets as they are sold. */
export function LabelsScreen() {
  const labels = useLabels()
  if (labels.status === 'ready') return <Printing view={labels.value} />
  return (
    <Page {...page}>
      {labels.status === 'loading' ? (
        <Skeleton label="Opening the stock" lines={6} />
      ) : (
        <Notice kind="error" title="The stock could not be read">
          {`Nothing was changed. Open this page again. (${labels.reason})`}
        </Notice>
      )}
    </Page>
  )
}

type SheetId = (typeof labelSheets)[number]['id']

function Printing({ view }: { readonly view: Labels }) {
  const { labels } = view
  const [sheetId, setSheetId] = useState<SheetId>('3x8')
  const [typedFirst, setTypedFirst] = useState('1')
  const [isAsked, setAsked] = useState(false)
  const sheet = labelSheets.find(({ id }) => id === sheetId) ?? labelSheets[0]
  const onSheet = sheet.columns * sheet.rows
  const first = /^\d{1,3}$/.test(typedFirst.trim()) ? Number(typedFirst) : 0
  const isFirstWrong = first < 1 || first > onSheet
  const drawn = labels.status === 'ready' && !isFirstWrong ? labels.value : []
  const sheets = placesOn(sheet, drawn, first)
  return (
    <>
      <div className={styles.screen}>
        <Page
          {...page}
          lead={`${countWords(drawn.length, 'label')} on ${countWords(sheets.length, 'sheet')}`}
          action={
            <Button
              kind="primary"
              icon="printer"
              onPress={() => {
                setAsked(true)
                if (drawn.length > 0) window.print()
              }}
            >
              Print
            </Button>
          }
        >
          {isAsked && drawn.length === 0 && labels.status === 'ready' && !isFirstWrong && (
            <Notice kind="error" isNews title="Nothing to print">
              Choose at least one device.
            </Notice>
          )}
          {labels.status === 'failed' && (
            <Notice kind="error" isNews title="The labels could not be drawn">
              {`What you chose is still here. Open the app once with a network, and try again. (${labels.reason})`}
            </Notice>
          )}
          <Card title="Paper">
            <ChoiceRow
              id="labelSheet"
              label="Sheet, A4"
              choices={labelSheets.map(({ id, name }) => ({ value: id, label: name }))}
              value={sheetId}
              onChange={setSheetId}
            />
            <TextField
              id="labelFirst"
              label="First free label of the sheet"
              hint={`1 is top left; more where a sheet was begun, up to ${onSheet}`}
              inputMode="numeric"
              isShort
              value={typedFirst}
              error={isFirstWrong ? `Enter a number from 1 to ${onSheet}` : undefined}
              onChange={setTypedFirst}
            />
          </Card>
          <Devices view={view} />
        </Page>
      </div>
      <div className={styles.sheets}>
        {sheets.map((places, number) => (
          // The first sheet stays the first, whatever comes to lie on it.
          <figure key={`sheet ${String(number)}`} aria-label={`Sheet ${number + 1}`} className={styles.sheet}>
            <svg viewBox={`0 0 ${paper.width} ${paper.height}`}>
              {places.map(({ item, x, y }) => (
                <LabelDrawing key={item.assetTag} label={item} sheet={sheet} x={x} y={y} />
              ))}
            </svg>
          </figure>
        ))}
      </div>
    </>
  )
}

function Devices({ view: { groups, chosen, choose } }: { readonly view: Labels }) {
  const { now } = useServices()
  const today = format(now(), 'yyyy-MM-dd')
  if (groups.length === 0)
    return <EmptyState title="Nothing is here.">What this bar takes in can have its label printed here.</EmptyState>
  return groups.map(({ modelId, name, devices }) => {
    const tags = devices.map(({ assetTag }) => assetTag)
    const others = chosen.filter((tag) => !tags.includes(tag))
    const isAll = tags.every((tag) => chosen.includes(tag))
    return (
      <Card
        key={modelId}
        title={name}
        aside={
          <Button
            icon={isAll ? 'x' : 'check'}
            label={`${isAll ? 'None' : `All ${tags.length}`} of ${name}`}
            onPress={() => choose(isAll ? others : [...others, ...tags])}
          >
            {isAll ? 'None' : `All ${tags.length}`}
          </Button>
        }
      >
        <CheckboxList
          id={`label-${modelId}`}
          label={name}
          isLabelHidden
          choices={devices.map((device) => ({
            value: device.assetTag,
            label: device.assetTag,
            hint: deviceHintOf(device, today),
          }))}
          value={chosen}
          onChange={(mine) => choose([...others, ...mine.filter((tag) => tags.includes(tag))])}
        />
      </Card>
    )
  })
}
