import { format } from 'date-fns'
import { stockByModel } from '../../domain/stock/stockByModel.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { useWorkplace } from '../../workplace.tsx'
import { deviceHintOf } from './deviceHintOf.ts'
import styles from './Stock.module.css'
import { TagEntry } from './TagEntry.tsx'
import { isHandedIn, type Send } from './useSend.ts'

/** Which devices go: by tap, by tag, by scan, or all that are to be sanitised at once. */
export function SendDevices({ send }: { readonly send: Send }) {
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
